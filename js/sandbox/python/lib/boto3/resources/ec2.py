"""Instances, volumes and their kin of EC2."""

from . import base


def _ids(parameter):
    return {parameter: lambda thing: [thing.id]}


class _Thing(base.Resource):
    service = "ec2"
    identifiers = ("id",)
    # The call that describes such things, its parameter for ids, and the member with the answer.
    described = ("", "", "")

    def _load(self):
        method, parameter, member = self.described
        found = getattr(self.meta.client, method)(**{parameter: [self.id]}).get(member) or [{}]
        return found[0]

    def create_tags(self, **kwargs):
        self.meta.client.create_tags(Resources=[self.id], **kwargs)
        return [Tag(self.meta.client, self.id, tag.get("Key"), tag.get("Value")) for tag in kwargs.get("Tags", [])]

    def delete_tags(self, **kwargs):
        return self.meta.client.delete_tags(Resources=[self.id], **kwargs)


class Tag(base.Resource):
    service = "ec2"
    identifiers = ("resource_id", "key", "value")


class Instance(_Thing):
    actions = {
        "start": ("start_instances", _ids("InstanceIds")),
        "stop": ("stop_instances", _ids("InstanceIds")),
        "reboot": ("reboot_instances", _ids("InstanceIds")),
        "terminate": ("terminate_instances", _ids("InstanceIds")),
        "monitor": ("monitor_instances", _ids("InstanceIds")),
        "unmonitor": ("unmonitor_instances", _ids("InstanceIds")),
        "modify_attribute": ("modify_instance_attribute", {"InstanceId": lambda thing: thing.id}),
        "attach_volume": ("attach_volume", {"InstanceId": lambda thing: thing.id}),
        "detach_volume": ("detach_volume", {"InstanceId": lambda thing: thing.id}),
        "console_output": ("get_console_output", {"InstanceId": lambda thing: thing.id}),
    }

    def _load(self):
        reservations = self.meta.client.describe_instances(InstanceIds=[self.id]).get("Reservations", [])
        return next((instance for reservation in reservations for instance in reservation["Instances"]), {})

    @property
    def instance_id(self):
        return self.id

    @property
    def volumes(self):
        return _collection(
            self.meta.client, Volume, {"Filters": [{"Name": "attachment.instance-id", "Values": [self.id]}]}
        )


class Volume(_Thing):
    described = ("describe_volumes", "VolumeIds", "Volumes")
    actions = {
        "delete": ("delete_volume", {"VolumeId": lambda thing: thing.id}),
        "create_snapshot": ("create_snapshot", {"VolumeId": lambda thing: thing.id}),
        "attach_to_instance": ("attach_volume", {"VolumeId": lambda thing: thing.id}),
        "detach_from_instance": ("detach_volume", {"VolumeId": lambda thing: thing.id}),
    }


class Snapshot(_Thing):
    described = ("describe_snapshots", "SnapshotIds", "Snapshots")
    actions = {
        "delete": ("delete_snapshot", {"SnapshotId": lambda thing: thing.id}),
        "copy": ("copy_snapshot", {"SourceSnapshotId": lambda thing: thing.id}),
    }


class Image(_Thing):
    described = ("describe_images", "ImageIds", "Images")
    actions = {"deregister": ("deregister_image", {"ImageId": lambda thing: thing.id})}


class SecurityGroup(_Thing):
    described = ("describe_security_groups", "GroupIds", "SecurityGroups")
    actions = {
        name: (f"{name.split('_')[0]}_security_group_{name.split('_')[1]}", {"GroupId": lambda thing: thing.id})
        for name in ("authorize_ingress", "authorize_egress", "revoke_ingress", "revoke_egress")
    } | {"delete": ("delete_security_group", {"GroupId": lambda thing: thing.id})}


class Vpc(_Thing):
    described = ("describe_vpcs", "VpcIds", "Vpcs")


class Subnet(_Thing):
    described = ("describe_subnets", "SubnetIds", "Subnets")


_ID = {
    Instance: "InstanceId",
    Volume: "VolumeId",
    Snapshot: "SnapshotId",
    Image: "ImageId",
    SecurityGroup: "GroupId",
    Vpc: "VpcId",
    Subnet: "SubnetId",
}
_BATCH = {Instance: ("start", "stop", "reboot", "terminate", "monitor", "unmonitor")}


def _collection(client, kind, parameters=None):
    def fetch(given):
        if kind is Instance:
            answers = client.describe_instances(**given).get("Reservations", [])
            found = [instance for reservation in answers for instance in reservation["Instances"]]
        else:
            found = getattr(client, kind.described[0])(**given).get(kind.described[2], [])
        return [kind(client, data[_ID[kind]], data=data) for data in found]

    def many(action):
        method, given = kind.actions[action]
        return lambda things, more: (
            [getattr(client, method)(**{next(iter(given)): [thing.id for thing in things]}, **more)] if things else []
        )

    return base.Collection(fetch, {action: many(action) for action in _BATCH.get(kind, ())}, parameters)


class ServiceResource(base.ServiceResource):
    kinds = {kind.__name__: kind for kind in _ID} | {"Tag": Tag}

    def __getattr__(self, name):
        kinds = {
            "instances": Instance,
            "volumes": Volume,
            "snapshots": Snapshot,
            "images": Image,
            "security_groups": SecurityGroup,
            "vpcs": Vpc,
            "subnets": Subnet,
        }
        if name in kinds:
            return _collection(self.meta.client, kinds[name])
        return super().__getattr__(name)

    def create_instances(self, **kwargs):
        made = self.meta.client.run_instances(**kwargs).get("Instances", [])
        return [Instance(self.meta.client, data["InstanceId"], data=data) for data in made]

    def create_tags(self, **kwargs):
        return self.meta.client.create_tags(**kwargs)

    def create_snapshot(self, **kwargs):
        data = self.meta.client.create_snapshot(**kwargs)
        return Snapshot(self.meta.client, data.get("SnapshotId"), data=data)
