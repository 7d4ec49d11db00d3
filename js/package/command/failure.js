// How the command ends.

/** All is well. */
export const OK = 0;
/** A test failed, a problem was found, an event could not be read. */
export const FINDINGS = 1;
/** The command could not do what it was asked: wrong words, a file that is missing or is something else. */
export const USAGE = 2;

/** What the command was asked cannot be done. */
export class UsageError extends Error {
  /** `verb` is the one whose help would help. */
  constructor(message, verb) {
    super(message);
    this.verb = verb;
  }
}

/** The words of the command line are wrong, so that the verb's help would help. */
export class WordsError extends UsageError {
  isAboutWords = true;
}
