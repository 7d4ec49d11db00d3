//! Functions to begin with.

use super::{Code, Runtime};
use std::sync::Arc;

/// A function to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// A few words for a menu.
    pub title: &'static str,
    /// Its language.
    pub runtime: Runtime,
    /// Its source.
    pub source: &'static str,
    /// The name of the built-in function whose code it is, in Python.
    pub of: Option<&'static str>,
}

impl Template {
    /// Returns the template as code with Lambda's default settings.
    pub fn code(&self) -> Code {
        Code::new(self.runtime, Arc::from(self.source))
    }

    /// Returns the template that has the code of a built-in function.
    pub fn of_built_in(name: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.of == Some(name))
    }
}

/// All templates, in the order of the menu.
pub static TEMPLATES: &[Template] = &[
    Template {
        title: "Empty function in Python",
        runtime: Runtime::Python,
        source: include_str!("listings/empty.py"),
        of: None,
    },
    Template {
        title: "Empty function in JavaScript",
        runtime: Runtime::Nodejs,
        source: include_str!("listings/empty.mjs"),
        of: None,
    },
    Template {
        title: "Database snapshot in Python",
        runtime: Runtime::Python,
        source: include_str!("../listings/snapshot.py"),
        of: Some("snapshot"),
    },
    Template {
        title: "Database snapshot in JavaScript",
        runtime: Runtime::Nodejs,
        source: include_str!("listings/snapshot.mjs"),
        of: None,
    },
    Template {
        title: "EC2 instance starter in Python",
        runtime: Runtime::Python,
        source: include_str!("../listings/instance_starter.py"),
        of: Some("instance-starter"),
    },
    Template {
        title: "EC2 instance starter in JavaScript",
        runtime: Runtime::Nodejs,
        source: include_str!("listings/instance_starter.mjs"),
        of: None,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handler::HANDLERS;

    #[test]
    fn each_template_is_ready_to_run() {
        for template in TEMPLATES {
            let code = template.code();
            assert!(code.troubles().is_empty());
            let expected = match template.runtime {
                Runtime::Python => ("lambda_function.lambda_handler", "lambda_function.py"),
                Runtime::Nodejs => ("index.handler", "index.mjs"),
            };
            assert_eq!((code.handler().as_str(), code.file().as_str()), expected, "{}", template.title);
        }
    }

    #[test]
    fn each_built_in_function_has_its_own_listing_as_a_template() {
        for handler in HANDLERS {
            let description = handler.description();
            let template = Template::of_built_in(description.name);
            assert_eq!(template.map(|template| template.source), Some(description.listing));
        }
        assert_eq!(Template::of_built_in("own"), None);
    }
}
