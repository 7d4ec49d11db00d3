//! The rules: five for each operator over both kinds of events, some selective and some not; and as
//! many as one likes.

use crate::random::Random;

/// A name and patterns.
pub struct Set {
    pub name: &'static str,
    pub patterns: Vec<String>,
}

/// Puts each operand where `@` stands in the frame.
fn set(name: &'static str, frame: &str, operands: &[&str]) -> Set {
    Set { name, patterns: operands.iter().map(|operand| frame.replace('@', operand)).collect() }
}

fn join(name: &'static str, sets: &[Set]) -> Set {
    Set { name, patterns: sets.iter().flat_map(|set| set.patterns.iter().cloned()).collect() }
}

/// Sets over the features.
pub fn over_features() -> Vec<Set> {
    let lot = r#"{"properties":{"MAPBLKLOT":[@]}}"#;
    let street = r#"{"properties":{"STREET":[@]}}"#;
    let geometry = r#"{"geometry":{@}}"#;
    let mut sets = vec![
        set("exact", lot, &["\"1430022\"", "\"2607117\"", "\"2607218\"", "\"3745012\"", "\"VACSTWIL\""]),
        set(
            "prefix",
            street,
            &[
                r#"{"prefix":"AC"}"#,
                r#"{"prefix":"BL"}"#,
                r#"{"prefix":"DR"}"#,
                r#"{"prefix":"FU"}"#,
                r#"{"prefix":"RIV"}"#,
            ],
        ),
        set(
            "suffix",
            street,
            &[
                r#"{"suffix":"ON"}"#,
                r#"{"suffix":"KE"}"#,
                r#"{"suffix":"MM"}"#,
                r#"{"suffix":"ING"}"#,
                r#"{"suffix":"GO"}"#,
            ],
        ),
        set(
            "wildcard",
            lot,
            &[
                r#"{"wildcard":"143*"}"#,
                r#"{"wildcard":"2*0*1*7"}"#,
                r#"{"wildcard":"*218"}"#,
                r#"{"wildcard":"3*5*2"}"#,
                r#"{"wildcard":"VA*IL"}"#,
            ],
        ),
        set(
            "ignore case",
            street,
            &[
                r#"{"equals-ignore-case":"jefferson"}"#,
                r#"{"equals-ignore-case":"bEaCh"}"#,
                r#"{"equals-ignore-case":"HyDe"}"#,
                r#"{"equals-ignore-case":"CHESTNUT"}"#,
                r#"{"equals-ignore-case":"ST_TYPE"}"#,
            ],
        ),
        set(
            "numeric",
            geometry,
            &[
                r#""firstCoordinates":{"x":[{"numeric":["=",-122.42916360922355]}]}"#,
                r#""type":["MultiPolygon"],"firstCoordinates":{"z":[{"numeric":["=",0]}]}"#,
                r#""firstCoordinates":{"x":[{"numeric":["<",-122.41600944012424]}]}"#,
                r#""firstCoordinates":{"x":[{"numeric":[">",-122.41600944012424]}]}"#,
                r#""firstCoordinates":{"y":[{"numeric":[">",37.70,"<",37.71]}]}"#,
            ],
        ),
        set(
            "anything-but",
            r#"{"properties":{@}}"#,
            &[
                r#""STREET":[{"anything-but":["FULTON"]}]"#,
                r#""STREET":[{"anything-but":["MASON"]}]"#,
                r#""ST_TYPE":[{"anything-but":["ST"]}]"#,
                r#""ODD_EVEN":[{"anything-but":["E","O"]}]"#,
                r#""STREET":[{"anything-but":["CRANLEIGH"]}]"#,
            ],
        ),
        set(
            "arrays",
            geometry,
            &[
                r#""type":["Polygon"],"coordinates":{"x":[{"numeric":["=",-122.42916360922355]}]}"#,
                r#""type":["MultiPolygon"],"coordinates":{"y":[{"numeric":["=",37.729900216217324]}]}"#,
                r#""coordinates":{"x":[{"numeric":["<",-122.41600944012424]}]}"#,
                r#""coordinates":{"x":[{"numeric":[">",-122.4]}],"y":[{"numeric":["<",37.71]}]}"#,
                r#""coordinates":{"z":[1]}"#,
            ],
        ),
    ];
    sets.push(join("all of these", &sets));
    sets
}

/// Sets over the EventBridge events.
pub fn over_events() -> Vec<Set> {
    let all = "{@}";
    let key = r#"{"detail":{"object":{"key":[@]}}}"#;
    let mut sets = vec![
        set(
            "exact",
            all,
            &[
                r#""source":["aws.ec2"],"detail":{"state":["terminated"]}"#,
                r#""source":["aws.s3"],"detail-type":["Object Created"],"detail":{"reason":["CopyObject"]}"#,
                r#""detail":{"eventName":["ConsoleLogin"],"userIdentity":{"type":["Root"]}}"#,
                r#""source":["shop.orders"],"detail":{"status":["paid","shipped"]}"#,
                r#""detail":{"SourceType":["SNAPSHOT"],"EventCategories":["creation"]}"#,
            ],
        ),
        set(
            "prefix",
            key,
            &[
                r#"{"prefix":"uploads/0"}"#,
                r#"{"prefix":"raw/"}"#,
                r#"{"prefix":"invoices/a"}"#,
                r#"{"prefix":"logs/ff/2026/1"}"#,
                r#"{"prefix":"tmp/"}"#,
            ],
        ),
        set(
            "suffix",
            key,
            &[
                r#"{"suffix":".png"}"#,
                r#"{"suffix":".csv"}"#,
                r#"{"suffix":".gz"}"#,
                r#"{"suffix":"0.json"}"#,
                r#"{"suffix":".exe"}"#,
            ],
        ),
        set(
            "wildcard",
            key,
            &[
                r#"{"wildcard":"uploads/*/2026/1*/*.png"}"#,
                r#"{"wildcard":"*/a*/2026/*"}"#,
                r#"{"wildcard":"raw/*.parquet"}"#,
                r#"{"wildcard":"*/alice-*"}"#,
                r#"{"wildcard":"logs/*0*0*"}"#,
            ],
        ),
        set(
            "numeric",
            r#"{"detail":{@}}"#,
            &[
                r#""object":{"size":[{"numeric":[">",1000000]}]}"#,
                r#""total":[{"numeric":[">=",100,"<",500]}]"#,
                r#""items":{"price":[{"numeric":["<",5]}]}"#,
                r#""allocatedStorage":[{"numeric":["=",40]}]"#,
                r#""items":{"qty":[{"numeric":[">",4]}]}"#,
            ],
        ),
        set(
            "anything-but",
            all,
            &[
                r#""source":[{"anything-but":["aws.s3","aws.ec2"]}]"#,
                r#""region":[{"anything-but":["us-east-1"]}]"#,
                r#""detail":{"userIdentity":{"type":[{"anything-but":["Root","AssumedRole"]}]}}"#,
                r#""detail":{"state":[{"anything-but":["running","pending"]}]}"#,
                r#""detail":{"object":{"key":[{"anything-but":{"prefix":"logs/"}}]}}"#,
            ],
        ),
        set(
            "exists",
            all,
            &[
                r#""detail":{"errorCode":[{"exists":true}]}"#,
                r#""source":["aws.iam"],"detail":{"errorCode":[{"exists":false}]}"#,
                r#""detail":{"deletion-type":[{"exists":true}]}"#,
                r#""source":["aws.s3"],"detail":{"deletion-type":[{"exists":false}]}"#,
                r#""detail":{"notes":[{"exists":true}],"currency":["EUR"]}"#,
            ],
        ),
        set(
            "arrays",
            r#"{"detail":{@}}"#,
            &[
                r#""items":{"category":["toys"],"qty":[4]}"#,
                r#""tags":{"key":["env"],"value":["prod"]}"#,
                r#""items":{"sku":[{"prefix":"SKU-1"}],"price":[{"numeric":[">",50]}]}"#,
                r#""tags":{"key":["team"],"value":["shop"]},"items":{"category":["music"]}"#,
                r#""items":{"category":["books"],"qty":[1],"price":[{"numeric":["<",20]}]}"#,
            ],
        ),
    ];
    sets.push(join("all of these", &sets));
    sets
}

/// Many different rules on realistic fields of the EventBridge events: half of them exact, and
/// prefixes, ranges and wildcards.
pub fn many(count: usize) -> Vec<String> {
    let mut random = Random::new(99);
    (0..count).map(|at| one_of_many(&mut random, at)).collect()
}

fn one_of_many(random: &mut Random, at: usize) -> String {
    let region = random.pick(&["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"]);
    match at % 8 {
        0 | 1 => format!(
            r#"{{"source":["aws.ec2"],"detail":{{"instance-id":["i-{}"],"state":["stopped"]}}}}"#,
            random.hex(17)
        ),
        2 => format!(
            r#"{{"source":["aws.s3"],"detail":{{"bucket":{{"name":["acme-media-{:04}"]}}}},"region":["{region}"]}}"#,
            random.below(100_000)
        ),
        3 => format!(r#"{{"account":["{:012}"],"region":["{region}"]}}"#, random.below(1_000_000_000_000)),
        4 | 5 => format!(
            r#"{{"source":["aws.s3"],"detail":{{"object":{{"key":[{{"prefix":"{}/{}/2026/{:02}/{}-{}"}}]}}}}}}"#,
            random.pick(&["uploads", "raw", "invoices", "processed", "logs"]),
            random.hex(2),
            1 + random.below(12),
            random.pick(&["alice", "bob", "carol"]),
            random.hex(2),
        ),
        6 => {
            let low = random.below(800_000);
            format!(
                r#"{{"source":["shop.orders"],"detail":{{"total":[{{"numeric":[">=",{}.{:03},"<",{}.{:03}]}}],"status":["paid"]}}}}"#,
                low / 1_000,
                low % 1_000,
                (low + 20) / 1_000,
                (low + 20) % 1_000,
            )
        }
        _ => format!(
            r#"{{"detail":{{"object":{{"key":[{{"wildcard":"{}/{}/2026/*/{}*.{}"}}]}}}}}}"#,
            random.pick(&["uploads", "raw", "invoices", "processed", "logs"]),
            random.hex(4),
            random.pick(&["alice", "bob", "carol"]),
            random.pick(&["png", "csv", "json"]),
        ),
    }
}
