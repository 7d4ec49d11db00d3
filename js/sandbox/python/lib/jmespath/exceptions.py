class JMESPathError(ValueError):
    pass


class ParseError(JMESPathError):
    pass


class JMESPathTypeError(JMESPathError):
    pass


class UnknownFunctionError(JMESPathError):
    pass
