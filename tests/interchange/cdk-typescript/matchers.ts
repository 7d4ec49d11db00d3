import { Match, Rule } from 'aws-cdk-lib/aws-events';

const SOURCES = ['shop.web', 'shop.app'] as const;
new Rule(this, 'Matchers', {
  eventPattern: {
    source: [...SOURCES],
    detailType: Match.anyOf(Match.prefix('Order '), Match.exactString('Refund')),
    detail: {
      key: Match.suffix('.csv'),
      total: Match.allOf(Match.greaterThan(1), Match.lessThanOrEqual(9.5)),
      size: Match.interval(1, 5),
      ip: Match.cidr('10.0.0.0/8'),
      state: Match.anythingBut('running', 'pending'),
      kind: Match.anythingButPrefix('test-'),
      email: Match.exists(),
      gone: Match.doesNotExist(),
      nothing: Match.nullValue(),
      name: Match.equalsIgnoreCase('BOB'),
      path: Match.wildcard('/a/*/b'),
      $or: [{ a: [1] }, { b: [2] }],
    },
  },
});
