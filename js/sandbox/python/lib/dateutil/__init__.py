"""The parts of dateutil that handlers use; boto3 brings it along."""

__version__ = "2.9.0.post0"
