// The visitor's own function, as a visitor uses it.

/** The runtime may have to be compiled first, on a busy machine. */
export const PATIENCE = 60_000;

/** Chooses the own function and begins it from a template. */
export async function begin(visitor, template) {
  await visitor.page.getByRole("combobox", { name: "Function", exact: true }).selectOption("Your own function");
  await visitor.dock("Code");
  await visitor.button("New from template").click();
  await visitor.button(template).click();
}

export const lastRun = (visitor) => visitor.page.getByRole("status", { name: "Last run" });
export const answers = (visitor, expected) => visitor.reads(lastRun(visitor), expected, PATIENCE);

/** The question whether code may run, where it is in sight. */
export const question = (visitor) => visitor.page.getByRole("group", { name: "Run this code?" }).filter({ visible: true });

/** Fills a field of the settings, and shows the editor again. */
export async function set(visitor, field, value) {
  await visitor.click("Settings");
  const box = visitor.page.getByRole("textbox", { name: field });
  await box.fill(value);
  await box.press("Tab");
  await visitor.click("Editor");
}
