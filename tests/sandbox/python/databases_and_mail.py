import json
import sqlite3
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText


def lambda_handler(event, context):
    with sqlite3.connect("/tmp/orders.db") as database:
        database.execute("create table orders (id integer, name text)")
        database.executemany("insert into orders values (?, ?)", [(1, "one"), (2, "two")])
        rows = database.execute("select name from orders where id > ? order by id", (0,)).fetchall()
    mail = MIMEMultipart()
    mail["Subject"] = "Orders"
    mail.attach(MIMEText(json.dumps(rows), "plain"))
    return {"rows": rows, "subject": mail["Subject"], "parts": len(mail.get_payload())}
