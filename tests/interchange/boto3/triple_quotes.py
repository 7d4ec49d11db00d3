events.put_rule(
    Name='quoted',
    EventPattern='''
    {
      "source": ["shop.orders"],
      "detail": { "name": ["it's"] }
    }
    ''',
)
events.put_rule(Name=f"{stage}-rule", EventPattern=f'{{"source": ["shop.{stage}"]}}')
