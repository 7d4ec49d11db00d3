// The numbers of errors: WebAssembly's system library numbers them in its own way, and people know Linux's from their logs.

/** Linux's number by what the system says, which is the same text. */
const NUMBERS: Record<string, number> = {
  "Operation not permitted": 1,
  "No such file or directory": 2,
  "Bad file descriptor": 9,
  "Resource temporarily unavailable": 11,
  "Permission denied": 13,
  "File exists": 17,
  "Not a directory": 20,
  "Is a directory": 21,
  "Invalid argument": 22,
  "Too many open files": 24,
  "No space left on device": 28,
  "Broken pipe": 32,
  "File name too long": 36,
  "Function not implemented": 38,
  "Directory not empty": 39,
  "Connection refused": 111,
  "Host is unreachable": 113,
};

const NUMBERED = new RegExp(`\\[Errno \\d+\\] (${Object.keys(NUMBERS).join("|")})`, "g");

/** A text with such errors as Linux numbers them: `[Errno 2] No such file or directory`. */
export function asOnLinux(text: string): string {
  if (!text.includes("[Errno ")) return text;
  return text.replace(NUMBERED, (_, words: string) => `[Errno ${NUMBERS[words]}] ${words}`);
}
