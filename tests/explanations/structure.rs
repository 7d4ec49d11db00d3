//! Whole patterns: fields that are absent or elsewhere, arrays, `$or`.

/// Pattern, event, the sentence for the whole, and those at its lines.
pub(super) const CASES: &[(&str, &str, &str, &[&str])] = &[
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{}}"#,
        r#"detail has no "state"."#,
        &[r#"state: detail has no "state"."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{"id":1}}"#,
        r#"detail has no "state"."#,
        &[r#"state: detail has no "state"."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{"State":"running"}}"#,
        r#"detail has no "state". Did you mean "State"? Only the case differs."#,
        &[r#"state: detail has no "state". Did you mean "State"? Only the case differs."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{"state ":"running"}}"#,
        r#"detail has no "state". Did you mean "state "? Only the spaces differ."#,
        &[r#"state: detail has no "state". Did you mean "state "? Only the spaces differ."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{"stat":"running"}}"#,
        r#"detail has no "state". Did you mean "stat"?"#,
        &[r#"state: detail has no "state". Did you mean "stat"?"#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{"status":"running"}}"#,
        r#"detail has no "state". Did you mean "status"?"#,
        &[r#"state: detail has no "state". Did you mean "status"?"#],
    ),
    (
        r#"{"detail":{"instance-id":["i-1"]}}"#,
        r#"{"detail":{"instanceId":"i-1"}}"#,
        r#"detail has no "instance-id". Did you mean "instanceId"?"#,
        &[r#"instance-id: detail has no "instance-id". Did you mean "instanceId"?"#],
    ),
    (
        r#"{"detail":{"instanceId":["i-1"]}}"#,
        r#"{"detail":{"instance_id":"i-1"}}"#,
        r#"detail has no "instanceId". Did you mean "instance_id"?"#,
        &[r#"instanceId: detail has no "instanceId". Did you mean "instance_id"?"#],
    ),
    (
        r#"{"detail":{"user":{"name":["ann"]}}}"#,
        r#"{"detail":{"userName":"ann"}}"#,
        r#"detail has no "user". Did you mean the single field "userName"?"#,
        &[r#"user: detail has no "user". Did you mean the single field "userName"?"#],
    ),
    (
        r#"{"detail":{"user.name":["ann"]}}"#,
        r#"{"detail":{"user_name":"ann"}}"#,
        r#"detail has no "user". Did you mean the single field "user_name"?"#,
        &[r#"user.name: detail has no "user". Did you mean the single field "user_name"?"#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{"instance":{"state":"running"}}}"#,
        r#"detail has no "state". The field is one level deeper, at detail.instance.state."#,
        &[r#"state: detail has no "state". The field is one level deeper, at detail.instance.state."#],
    ),
    (
        r#"{"detail":{"name":["x"]}}"#,
        r#"{"detail":{"items":[{"name":"x"}]}}"#,
        r#"detail has no "name". The field is one level deeper, at detail.items[0].name."#,
        &[r#"name: detail has no "name". The field is one level deeper, at detail.items[0].name."#],
    ),
    (
        r#"{"detail":{"bucket":{"name":["b"]}}}"#,
        r#"{"detail":{"requestParameters":{"bucket":{"name":"b"}}}}"#,
        r#"detail has no "bucket". The field is one level deeper, at detail.requestParameters.bucket.name."#,
        &[
            r#"bucket: detail has no "bucket". The field is one level deeper, at detail.requestParameters.bucket.name."#,
        ],
    ),
    (
        r#"{"detail":{"requestParameters":{"bucketName":["b"]}}}"#,
        r#"{"detail":{"bucketName":"b"}}"#,
        r#"detail has no "requestParameters". The field is one level higher, at detail.bucketName."#,
        &[
            r#"requestParameters: detail has no "requestParameters". The field is one level higher, at detail.bucketName."#,
        ],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"state":"running"}"#,
        r#"The event has no "detail". The field is one level higher, at state."#,
        &[r#"detail: The event has no "detail". The field is one level higher, at state."#],
    ),
    (
        r#"{"detail":{"source":["aws.ec2"]}}"#,
        r#"{"source":"aws.ec2","detail":{}}"#,
        r#"detail has no "source". The field is one level higher, at source."#,
        &[r#"source: detail has no "source". The field is one level higher, at source."#],
    ),
    (
        r#"{"state":["running"]}"#,
        r#"{"detail":{"state":"running"}}"#,
        r#"The event has no "state". The field is one level deeper, at detail.state."#,
        &[r#"state: The event has no "state". The field is one level deeper, at detail.state."#],
    ),
    (
        r#"{"details":{"state":["running"]}}"#,
        r#"{"detail":{"state":"running"}}"#,
        r#"The event has no "details". Did you mean "detail"?"#,
        &[r#"details: The event has no "details". Did you mean "detail"?"#],
    ),
    (
        r#"{"detailType":["x"]}"#,
        r#"{"detail-type":"x"}"#,
        r#"The event has no "detailType". Did you mean "detail-type"?"#,
        &[r#"detailType: The event has no "detailType". Did you mean "detail-type"?"#],
    ),
    (
        r#"{"DetailType":["x"]}"#,
        r#"{"detail-type":"x"}"#,
        r#"The event has no "DetailType". Did you mean "detail-type"?"#,
        &[r#"DetailType: The event has no "DetailType". Did you mean "detail-type"?"#],
    ),
    (
        r#"{"detail_type":["x"]}"#,
        r#"{"detail-type":"x"}"#,
        r#"The event has no "detail_type". Did you mean "detail-type"?"#,
        &[r#"detail_type: The event has no "detail_type". Did you mean "detail-type"?"#],
    ),
    (
        r#"{"Source":["aws.ec2"]}"#,
        r#"{"source":"aws.ec2"}"#,
        r#"The event has no "Source". Did you mean "source"? Only the case differs."#,
        &[r#"Source: The event has no "Source". Did you mean "source"? Only the case differs."#],
    ),
    (
        r#"{"soruce":["aws.ec2"]}"#,
        r#"{"source":"aws.ec2"}"#,
        r#"The event has no "soruce". Did you mean "source"?"#,
        &[r#"soruce: The event has no "soruce". Did you mean "source"?"#],
    ),
    (
        r#"{"source":["aws.ec2"]}"#,
        "{}",
        r#"The event has no "source"."#,
        &[r#"source: The event has no "source"."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        "{}",
        r#"The event has no "detail"."#,
        &[r#"detail: The event has no "detail"."#],
    ),
    (
        r#"{"detail":{"a":{"b":{"c":[1]}}}}"#,
        "{}",
        r#"The event has no "detail"."#,
        &[r#"detail: The event has no "detail"."#],
    ),
    (
        r#"{"detail":{"a":{"b":{"c":[1]},"d":[2]}}}"#,
        r#"{"detail":{"x":1}}"#,
        r#"detail has no "a"."#,
        &[r#"a: detail has no "a"."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":"{\"state\":\"running\"}"}"#,
        "detail is a string that contains JSON. The field is in it, but patterns can't look inside strings.",
        &[
            "detail: detail is a string that contains JSON. The field is in it, but patterns can't look inside strings.",
        ],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":"{\"id\":1}"}"#,
        "detail is a string that contains JSON, and patterns can't look inside strings.",
        &["detail: detail is a string that contains JSON, and patterns can't look inside strings."],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":"running"}"#,
        r#"detail is "running", not an object with "state"."#,
        &[r#"detail: detail is "running", not an object with "state"."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":null}"#,
        r#"detail is null, not an object with "state"."#,
        &[r#"detail: detail is null, not an object with "state"."#],
    ),
    (
        r#"{"detail":{"state":{"name":["running"]}}}"#,
        r#"{"detail":{"state":"running"}}"#,
        r#"detail.state is "running", not an object with "name"."#,
        &[r#"state: detail.state is "running", not an object with "name"."#],
    ),
    (
        r#"{"detail":{"state":{"name":["running"],"code":[16]}}}"#,
        r#"{"detail":{"state":"running"}}"#,
        r#"detail.state is "running", not an object with "name"."#,
        &[r#"state: detail.state is "running", not an object with "name"."#],
    ),
    (
        r#"{"detail":{"state":["running"]}}"#,
        r#"{"detail":{"state":{"name":"running","code":16}}}"#,
        "detail.state is an object. The matching value is one level deeper, at detail.state.name.",
        &["state: detail.state is an object. The matching value is one level deeper, at detail.state.name."],
    ),
    (
        r#"{"detail.state":["running"]}"#,
        r#"{"detail":{"State":"running"}}"#,
        r#"detail has no "state". Did you mean "State"? Only the case differs."#,
        &[r#"detail.state: detail has no "state". Did you mean "State"? Only the case differs."#],
    ),
    (
        r#"{"detail.state":["running"]}"#,
        "{}",
        r#"The event has no "detail"."#,
        &[r#"detail.state: The event has no "detail"."#],
    ),
    (
        r#"{"d":{"x.y":["z"]}}"#,
        r#"{"d":{"x.y":{"y":"z"}}}"#,
        r#"d["x.y"] is an object. The matching value is one level deeper, at d["x.y"].y."#,
        &[r#"x.y: d["x.y"] is an object. The matching value is one level deeper, at d["x.y"].y."#],
    ),
    (
        r#"{"a":[1],"b":[2]}"#,
        r#"{"a":2,"b":1}"#,
        "2 conditions don't match. a: The event has 2, but the pattern expects 1.",
        &["1: The event has 2, but the pattern expects 1.", "2: The event has 1, but the pattern expects 2."],
    ),
    (
        r#"{"a":[{"exists":false}],"b":[2]}"#,
        r#"{"a":2,"b":2}"#,
        "a: The field must not exist, but the event has 2.",
        &[r#"{"exists":false}: The field must not exist, but the event has 2."#],
    ),
    (
        r#"{"a":[{"exists":false},"x"]}"#,
        r#"{"a":"y"}"#,
        r#"a: The field must not exist, but the event has "y"."#,
        &[
            r#"{"exists":false}: The field must not exist, but the event has "y"."#,
            r#""x": The event has "y", but the pattern expects "x"."#,
        ],
    ),
    (r#"{"a":[{"exists":false},"x"]}"#, "{}", "All conditions match.", &[]),
    (
        r#"{"a":{"b":[{"exists":true}]}}"#,
        r#"{"a":{"b":{"c":1}}}"#,
        "a.b is an object. The matching value is one level deeper, at a.b.c.",
        &["b: a.b is an object. The matching value is one level deeper, at a.b.c."],
    ),
    (
        r#"{"a":{"b":[{"exists":true}]}}"#,
        r#"{"a":"s"}"#,
        r#"a is "s", not an object with "b"."#,
        &[r#"a: a is "s", not an object with "b"."#],
    ),
    (
        r#"{"a":{"b":[{"exists":false}]}}"#,
        r#"{"a":[{"b":1},{}]}"#,
        "a.b: The field must not exist, but the event has 1.",
        &[r#"{"exists":false}: The field must not exist, but the event has 1."#],
    ),
    (
        r#"{"a":["x"],"a":["y"]}"#,
        r#"{"a":"z"}"#,
        r#"a: The event has "z", but the pattern expects "y"."#,
        &[r#""y": The event has "z", but the pattern expects "y"."#],
    ),
    (
        r#"{"resources":["arn:aws:s3:::b"]}"#,
        r#"{"resources":[]}"#,
        "resources is an empty array, which counts as no value.",
        &["resources: resources is an empty array, which counts as no value."],
    ),
    (
        r#"{"resources":["arn:aws:s3:::b"]}"#,
        r#"{"resources":["arn:aws:s3:::c","arn:aws:s3:::b/k"]}"#,
        r#"resources: The event has "arn:aws:s3:::c", but the pattern expects "arn:aws:s3:::b": "c" instead of "b" at character 14."#,
        &[
            r#""arn:aws:s3:::b": The event has "arn:aws:s3:::c", but the pattern expects "arn:aws:s3:::b": "c" instead of "b" at character 14."#,
            r#""arn:aws:s3:::b": The event has "arn:aws:s3:::b/k", but the pattern expects "arn:aws:s3:::b": it continues with "/k"."#,
        ],
    ),
    (
        r#"{"items":{"sku":["A1"],"qty":[2]}}"#,
        r#"{"items":[{"sku":"A1","qty":1},{"sku":"B2","qty":2}]}"#,
        "Each condition is met, but no single element of items meets them all: sku by items[0], qty by items[1].",
        &[
            "items: Each condition is met, but no single element of items meets them all: sku by items[0], qty by items[1].",
        ],
    ),
    (
        r#"{"items":{"sku":["A1"],"qty":[2]}}"#,
        r#"{"items":[{"sku":"A1"},{"qty":2}]}"#,
        "Each condition is met, but no single element of items meets them all: sku by items[0], qty by items[1]. items[1] meets the rest but has no sku.",
        &[
            "items: Each condition is met, but no single element of items meets them all: sku by items[0], qty by items[1]. items[1] meets the rest but has no sku.",
        ],
    ),
    (
        r#"{"items":{"sku":["A1"],"qty":[2]}}"#,
        r#"{"items":[{"sku":"A1","qty":2}]}"#,
        "All conditions match.",
        &[],
    ),
    (
        r#"{"detail":{"items":{"sku":["A1"],"qty":[2],"c":["r"]}}}"#,
        r#"{"detail":{"items":[{"sku":"A1","qty":2},{"qty":2,"c":"r"},{"sku":"A1","c":"r"}]}}"#,
        "Each condition is met, but no single element of detail.items meets them all: sku by items[0] and items[2], qty by items[0] and items[1], c by items[1] and items[2]. items[1] meets the rest but has no sku.",
        &[
            "items: Each condition is met, but no single element of detail.items meets them all: sku by items[0] and items[2], qty by items[0] and items[1], c by items[1] and items[2]. items[1] meets the rest but has no sku.",
        ],
    ),
    (
        r#"{"items":{"tag":["x"],"lines":{"n":[5]}}}"#,
        r#"{"items":[{"tag":"x","lines":[{"n":4}]},{"tag":"y","lines":[{"n":5}]}]}"#,
        "Each condition is met, but no single element of items meets them all: tag by items[0], n by items[1].",
        &[
            "items: Each condition is met, but no single element of items meets them all: tag by items[0], n by items[1].",
        ],
    ),
    (
        r#"{"items":{"lines":{"n":[5],"m":[6]}}}"#,
        r#"{"items":[{"lines":[{"n":5},{"m":6}]}]}"#,
        "Each condition is met, but no single element of items[0].lines meets them all: n by lines[0], m by lines[1]. lines[1] meets the rest but has no n.",
        &[
            "lines: Each condition is met, but no single element of items[0].lines meets them all: n by lines[0], m by lines[1]. lines[1] meets the rest but has no n.",
        ],
    ),
    (
        r#"{"items.sku":["A1"],"items.qty":[2]}"#,
        r#"{"items":[{"sku":"A1","qty":1},{"sku":"B2","qty":2}]}"#,
        "Each condition is met, but no single element of items meets them all: sku by items[0], qty by items[1].",
        &[],
    ),
    (
        r#"{"a":{"b":[{"exists":false}],"c":["1"]}}"#,
        r#"{"a":[{"b":"q","c":"1"},{"d":"1"}]}"#,
        "Each condition is met, but no single element of a meets them all: b by a[1], c by a[0]. a[1] meets the rest but has no c.",
        &[
            "a: Each condition is met, but no single element of a meets them all: b by a[1], c by a[0]. a[1] meets the rest but has no c.",
            r#"{"exists":false}: The field must not exist, but the event has "q"."#,
        ],
    ),
    (
        r#"{"a":{"b":[{"exists":false}],"c":["1"]}}"#,
        r#"{"a":[{"b":"q"},{"c":"1"}]}"#,
        r#"a.b: The field must not exist, but the event has "q"."#,
        &[r#"{"exists":false}: The field must not exist, but the event has "q"."#],
    ),
    (
        r#"{"a":{"v":[1]},"b":{"v":[2]}}"#,
        r#"{"a":[{"v":9},{"v":1}],"b":[{"v":2},{"v":8}]}"#,
        "All conditions match.",
        &[],
    ),
    (
        r#"{"$or":[{"a":["1"]},{"b":["2"]}]}"#,
        r#"{"a":"2","b":"1"}"#,
        r#"The closest $or branch fails one condition. a: The event has "2", but the pattern expects "1"."#,
        &[
            r#""1": The event has "2", but the pattern expects "1"."#,
            r#""2": The event has "1", but the pattern expects "2"."#,
        ],
    ),
    (
        r#"{"$or":[{"a":["1"],"c":[1]},{"b":["2"]}]}"#,
        r#"{"a":"2","b":"1"}"#,
        r#"The closest $or branch fails one condition. b: The event has "1", but the pattern expects "2"."#,
        &[
            r#""2": The event has "1", but the pattern expects "2"."#,
            r#""1": The event has "2", but the pattern expects "1"."#,
            r#"c: The event has no "c"."#,
        ],
    ),
    (
        r#"{"s":["x"],"$or":[{"a":["1"]},{"b":["2"],"c":["3"]}]}"#,
        r#"{"s":"x","b":"2"}"#,
        r#"The closest $or branch fails one condition. The event has no "c"."#,
        &[r#"c: The event has no "c"."#, r#"a: The event has no "a"."#],
    ),
    (
        r#"{"s":["x"],"$or":[{"a":["1"]},{"b":["2"],"c":["3"]}]}"#,
        r#"{"s":"y","a":"1"}"#,
        r#"The closest $or branch fails one condition. s: The event has "y", but the pattern expects "x"."#,
        &[
            r#""x": The event has "y", but the pattern expects "x"."#,
            r#"b: The event has no "b"."#,
            r#"c: The event has no "c"."#,
        ],
    ),
    (
        r#"{"$or":[{"a":["1"],"b":["1"],"c":["1"]},{"a":["2"],"b":["2"]},{"a":["3"]}]}"#,
        r#"{"a":"1","b":"1"}"#,
        r#"The closest $or branch fails one condition. The event has no "c"."#,
        &[
            r#"c: The event has no "c"."#,
            r#""3": The event has "1", but the pattern expects "3"."#,
            r#""2": The event has "1", but the pattern expects "2"."#,
            r#""2": The event has "1", but the pattern expects "2"."#,
        ],
    ),
    (
        r#"{"detail":{"$or":[{"severity":[{"numeric":[">=",7]}]},{"title":[{"prefix":"Root"}]}]}}"#,
        r#"{"detail":{"severity":6.5,"title":"root login"}}"#,
        r#"The closest $or branch fails one condition. detail.title: "root login" should begin with "Root": only the case differs."#,
        &[
            r#"{"prefix":"Root"}: "root login" should begin with "Root": only the case differs."#,
            r#"{"numeric":[">=",7]}: 6.5 is too small by 0.5: the pattern expects at least 7."#,
        ],
    ),
    (
        r#"{"detail":{"$or":[{"a":[1]},{"b":[{"exists":false}]}]}}"#,
        "{}",
        "One $or branch matches.",
        &[r#"branch 1: The event has no "detail"."#],
    ),
    (
        r#"{"detail":{"$or":[{"a":[1]},{"b":[2]}]}}"#,
        "{}",
        r#"The closest $or branch fails one condition. The event has no "detail"."#,
        &[r#"detail: The event has no "detail"."#],
    ),
    (
        r#"{"items":{"sku":["A"],"$or":[{"q":[1]},{"r":[2]}]}}"#,
        r#"{"items":[{"sku":"A"},{"q":1}]}"#,
        "The closest $or branch fails one condition. Each condition is met, but no single element of items meets them all: sku by items[0], q by items[1]. items[1] meets the rest but has no sku.",
        &[
            "items: Each condition is met, but no single element of items meets them all: sku by items[0], q by items[1]. items[1] meets the rest but has no sku.",
            r#"r: No element of items has "r"."#,
        ],
    ),
    (
        r#"{"$or":[{"items":{"sku":["A"],"q":[1]}},{"x":[2],"y":[3]}]}"#,
        r#"{"items":[{"sku":"A"},{"q":1}]}"#,
        "The closest $or branch fails one condition. Each condition is met, but no single element of items meets them all: sku by items[0], q by items[1]. items[1] meets the rest but has no sku.",
        &[
            "items: Each condition is met, but no single element of items meets them all: sku by items[0], q by items[1]. items[1] meets the rest but has no sku.",
            r#"x: The event has no "x"."#,
            r#"y: The event has no "y"."#,
        ],
    ),
    (
        r#"{"$or":[{"a":["1"]},{"$or":[{"b":["2"]},{"c":["3"]}],"z":["9"]}]}"#,
        r#"{"c":"3"}"#,
        r#"The closest $or branch fails one condition. The event has no "z"."#,
        &[r#"b: The event has no "b"."#, r#"z: The event has no "z"."#, r#"a: The event has no "a"."#],
    ),
    (
        r#"{"type1":[1],"type2":[2]}"#,
        r#"{"type1":1}"#,
        r#"The event has no "type2"."#,
        &[r#"type2: The event has no "type2"."#],
    ),
    (
        r#"{"detail":{"eventName":["PutObject"],"eventSource":["s3.amazonaws.com"]}}"#,
        r#"{"detail":{"eventname":"PutObject","eventSource":"s3.amazonaws.com"}}"#,
        r#"detail has no "eventName". Did you mean "eventname"? Only the case differs."#,
        &[r#"eventName: detail has no "eventName". Did you mean "eventname"? Only the case differs."#],
    ),
    (
        r#"{"detail":{"requestParameters":{"bucketName":["b"]}}}"#,
        r#"{"detail":{"requestParameters":null}}"#,
        r#"detail.requestParameters is null, not an object with "bucketName"."#,
        &[r#"requestParameters: detail.requestParameters is null, not an object with "bucketName"."#],
    ),
    (
        r#"{"detail":{"requestparameters":{"bucketName":["b"]}}}"#,
        r#"{"detail":{"requestParameters":{"bucketName":"b"}}}"#,
        r#"detail has no "requestparameters". Did you mean "requestParameters"? Only the case differs."#,
        &[
            r#"requestparameters: detail has no "requestparameters". Did you mean "requestParameters"? Only the case differs."#,
        ],
    ),
    (
        r#"{"items":{"sku":["A"]}}"#,
        r#"{"items":[{"SKU":"A"},{"SKU":"B"}]}"#,
        r#"No element of items has "sku". Did you mean "SKU"? Only the case differs."#,
        &[r#"sku: No element of items has "sku". Did you mean "SKU"? Only the case differs."#],
    ),
    (
        r#"{"items":{"sku":["A"]}}"#,
        r#"{"items":[{"q":1},{"q":2}]}"#,
        r#"No element of items has "sku"."#,
        &[r#"sku: No element of items has "sku"."#],
    ),
    (
        r#"{"detail":{"tags":{"key":["env"]}}}"#,
        r#"{"detail":{"tags":[]}}"#,
        r#"detail.tags is [], not an object with "key"."#,
        &[r#"tags: detail.tags is [], not an object with "key"."#],
    ),
];

/// What is said where one name, one value or one branch would not be enough.
pub(super) const TOLD_WHOLE: &[(&str, &str, &str)] = &[
    // A branch of which nothing is met is not the nearest.
    (
        r#"{"$or":[{"a":[1]},{"b":[2],"c":[3],"d":[4]}]}"#,
        r#"{"a":9,"b":2,"c":3,"d":5}"#,
        "The closest $or branch fails one condition. d: The event has 5, but the pattern expects 4.",
    ),
    (
        r#"{"$or":[{"a":[1]},{"b":[2],"c":[3],"d":[4],"e":[5]}]}"#,
        r#"{"a":9,"b":2,"c":3}"#,
        "The closest $or branch fails 2 conditions. The event has no \"d\".",
    ),
    // All that a list holds.
    (
        r#"{"n":[4,4.5,7.0]}"#,
        r#"{"n":5}"#,
        "n: The event has 5, but the pattern expects one of 4, 4.5 or 7.0.",
    ),
    (
        r#"{"n":[1,2,3,4,5,6]}"#,
        r#"{"n":7}"#,
        "n: The event has 7, but the pattern expects one of 1, 2, 3, 4 or 2 others.",
    ),
    (
        r#"{"r":["aaaa"]}"#,
        r#"{"r":["xxxx","yyyy"]}"#,
        r#"r: The event has "xxxx" and "yyyy", but the pattern expects "aaaa"."#,
    ),
    (
        r#"{"n":["a","b"]}"#,
        r#"{"n":true}"#,
        r#"n: The event has true, but the pattern expects one of "a" or "b"."#,
    ),
    // What is near is named alone.
    (
        r#"{"n":["stopped","running"]}"#,
        r#"{"n":"Running"}"#,
        r#"n: The event has "Running", but the pattern expects "running": only the case differs."#,
    ),
    // Two fields of the same name.
    (
        r#"{"f":{"Compliance":{"Status":["FAILED"]},"Workflow":{"Status":["NEW"]},"State":["ACTIVE"]}}"#,
        r#"{"f":[{"Compliance":{"Status":"FAILED"},"Workflow":{"Status":"OLD"},"State":"ACTIVE"},{"Compliance":{"Status":"PASSED"},"Workflow":{"Status":"NEW"},"State":"ACTIVE"}]}"#,
        "Each condition is met, but no single element of f meets them all: Compliance.Status by f[0], Workflow.Status by f[1], State by f[0] and f[1].",
    ),
    // An element without the field.
    (
        r#"{"c":{"exitCode":[{"anything-but":[0]}]}}"#,
        r#"{"c":[{"exitCode":0},{"reason":"OutOfMemory"}]}"#,
        r#"c.exitCode: 0 is excluded. c[1] has no exitCode, and a missing field matches only {"exists": false}."#,
    ),
];
