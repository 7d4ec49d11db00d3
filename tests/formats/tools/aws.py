"""Runs commands of the AWS CLI for a script, without starting Python anew for each.

`aws.py FOLDER` listens on a socket in the folder; `FOLDER/aws`, which it writes, hands its arguments on. Each command runs
in a process of its own that has loaded the CLI already.
"""

import json
import os
import pathlib
import signal
import socket
import sys
import tempfile
import traceback

import awscli.clidriver
import botocore.httpsession  # noqa: F401  loaded before it is needed

CLIENT = """#!{python} -SE
import json, os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect({socket!r})
server.sendall(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode())
server.shutdown(socket.SHUT_WR)
answer = b""
while part := server.recv(65536):
    answer += part
code, out, error = json.loads(answer)
sys.stdout.write(out)
sys.stderr.write(error)
sys.exit(code)
"""


def run(arguments, folder, environment):
    """The exit status of a command, and what it wrote."""
    os.chdir(folder)
    # The CLI notes here where its own data are.
    data = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    os.environ.update(environment, AWS_DATA_PATH=data)
    streams = [tempfile.TemporaryFile(), tempfile.TemporaryFile()]
    for number, stream in enumerate(streams, 1):
        os.dup2(stream.fileno(), number)
    try:
        # For some services the CLI knows older addresses, which only the option overrides.
        here = ["--endpoint-url", environment["AWS_ENDPOINT_URL"]]
        code = awscli.clidriver.create_clidriver().main(arguments + here)
    except SystemExit as exit:
        code = exit.code
    except Exception:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    written = []
    for stream in streams:
        stream.seek(0)
        written.append(stream.read().decode())
    return code, *written


def serve(connection):
    """Runs the command that comes in."""
    request = b""
    while part := connection.recv(65536):
        request += part
    connection.sendall(json.dumps(run(*json.loads(request))).encode())
    connection.close()


def main():
    folder = pathlib.Path(sys.argv[1])
    place = str(folder / "aws.socket")
    client = folder / "aws"
    client.write_text(CLIENT.format(python=sys.executable, socket=place))
    client.chmod(0o755)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(place)
    listener.listen()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # What all commands load is loaded before the first one.
    awscli.clidriver.create_clidriver()
    print("ready", flush=True)
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            serve(connection)
            os._exit(0)
        connection.close()


main()
