import json
from dataclasses import asdict, dataclass, field
from enum import Enum


class State(str, Enum):
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(order=True, frozen=True)
class Instance:
    id: str
    state: State
    tags: list[str] = field(default_factory=list)


def lambda_handler(event, context):
    detail = event["detail"]
    instance = Instance(detail["instance-id"], State(detail["state"]), ["a", "b"])
    match detail:
        case {"state": "running", "instance-id": str(name)} if name.startswith("i-"):
            what = f"{name} runs"
        case {"state": state}:
            what = f"state {state}"
    print(json.dumps(asdict(instance)))
    print(instance)
    return {"what": what, "instance": asdict(instance), "is_stopped": instance.state is State.STOPPED}
