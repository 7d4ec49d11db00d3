//! Synonyms that people have for commands and tabs, so that the search finds them. It needs no browser, so
//! that its tests run natively (`tests/page.rs`).

#[cfg(test)]
use super::list::COMMANDS;
use super::list::CommandId;

/// Further words for a command, beside its label. Not every command needs some.
static SYNONYMS: &[(CommandId, &str)] = &[
    (CommandId::Show("rule"), "pattern event verdict home"),
    (CommandId::Show("bus"), "event bus target dlq dead-letter queue retry fault diagram simulation system"),
    (CommandId::Show("schedule"), "cron rate at scheduler timer"),
    (CommandId::Show("traffic"), "files logs archive ndjson many events cloudtrail"),
    (CommandId::Show("examples"), "gallery demo use case"),
    (CommandId::Show("learn"), "tutorial lesson course exercise teach training beginner"),
    (
        CommandId::CopyAs,
        "export template sam cloudformation yaml terraform hcl cdk typescript python boto3 sdk script deploy",
    ),
    (CommandId::TestsInCi, "github actions workflow pipeline npx npm junit tap continuous integration"),
    (CommandId::CopyBack, "round trip diff difference changes write back template file export"),
    (CommandId::CopyAsEmbed, "iframe frame blog course website widget share"),
    (CommandId::MakeExercise, "teach teacher course class homework quiz assignment task solve learn share"),
    (CommandId::SavePictureSvg, "image screenshot export share download vector slides"),
    (CommandId::SavePicturePng, "image screenshot export share download slides"),
    (CommandId::NewWorkspace, "clear reset empty blank start over delete all"),
    (CommandId::Undo, "revert take back"),
    (CommandId::Share, "url send copy permalink colleague export"),
    (CommandId::Run, "invoke lambda handler execute retry own code python javascript node sandbox"),
    (CommandId::EditPattern, "focus edit rule filter"),
    (CommandId::EditEvent, "focus edit json"),
    (CommandId::Fix, "fix repair correct suggestion quick"),
    (CommandId::FormatPattern, "json pretty indent beautify layout"),
    (CommandId::FormatEvent, "json pretty indent beautify layout"),
    (CommandId::AddEvent, "new create"),
    (CommandId::PasteEvents, "import json ndjson clipboard records put-events"),
    (CommandId::AddSample, "catalogue template service s3 ec2 lambda partner"),
    (CommandId::MakeMatchingEvent, "generate create test"),
    (CommandId::MakeNearMisses, "generate boundary negative tests"),
    (CommandId::DuplicateEvent, "copy clone"),
    (CommandId::RemoveEvent, "delete clear"),
    (CommandId::SwitchEvent, "include exclude disable enable skip"),
    (CommandId::Download, "export json save backup file"),
    (CommandId::OpenFile, "import upload load json ndjson restore"),
    (CommandId::PutEvents, "publish send putevents api entries"),
    (CommandId::CopyAsCommand, "export cli aws bash shell putevents"),
    (CommandId::Settings, "preferences options arn configuration"),
    (CommandId::ChooseFiles, "upload logs traffic ndjson gz"),
    (CommandId::RunRules, "traffic match many"),
    (CommandId::DismissMessages, "notices notifications close clear"),
    (CommandId::Theme("dark"), "dark mode night appearance colours"),
    (CommandId::Theme("light"), "light mode day appearance colours"),
    (CommandId::Theme("system"), "auto mode appearance colours"),
    (CommandId::Present, "presentation projector teach fullscreen screen share beamer slides"),
    (CommandId::LargerText, "font zoom bigger increase accessibility"),
    (CommandId::SmallerText, "font zoom decrease"),
    (CommandId::Reference, "docs documentation manual syntax operators limits"),
    (CommandId::Shortcuts, "keys hotkeys bindings"),
    (CommandId::About, "version licence license privacy source github aws"),
    (CommandId::Commands, "palette find command"),
];

/// Returns the synonyms of a command; empty if it needs none.
pub(crate) fn synonyms(id: CommandId) -> &'static str {
    SYNONYMS.iter().find(|(of, _)| *of == id).map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synonyms_are_those_of_known_commands_once() {
        for (at, (id, words)) in SYNONYMS.iter().enumerate() {
            let is_known = COMMANDS.iter().any(|command| command.id == *id);
            assert!(is_known || matches!(id, CommandId::Show(_)), "{id:?}");
            assert!(SYNONYMS[at + 1..].iter().all(|(other, _)| other != id), "{id:?}");
            assert_eq!(*words, words.to_lowercase());
        }
    }

    #[test]
    fn synonyms_lead_to_a_command() {
        let found = |word: &str| {
            let by_label = COMMANDS.iter().filter(|command| command.label.to_lowercase().contains(word));
            let by_words = SYNONYMS.iter().filter(|(_, words)| words.contains(word));
            by_label.map(|command| command.id).chain(by_words.map(|(id, _)| *id)).collect::<Vec<_>>()
        };
        for (word, id) in [
            ("dark", CommandId::Theme("dark")),
            ("theme", CommandId::Theme("system")),
            ("new", CommandId::NewWorkspace),
            ("clear", CommandId::NewWorkspace),
            ("reset", CommandId::NewWorkspace),
            ("help", CommandId::Shortcuts),
            ("export", CommandId::Download),
            ("json", CommandId::Download),
            ("undo", CommandId::Undo),
            ("dlq", CommandId::Show("bus")),
            ("fault", CommandId::Show("bus")),
            ("cron", CommandId::Show("schedule")),
            ("lesson", CommandId::Show("learn")),
            ("terraform", CommandId::CopyAs),
        ] {
            assert!(found(word).contains(&id), "{word}: {:?}", found(word));
        }
        assert_eq!(found("ansible"), []);
    }
}
