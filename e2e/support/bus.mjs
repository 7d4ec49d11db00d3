// The tab Bus, as a visitor uses it.

/** The editor of the setup. */
const name = "Event bus setup";

/** The tab, with a system written into it. */
export async function onBus(visitor, system) {
  await visitor.tab("Bus").click();
  const text = visitor.page.getByRole("textbox", { name, exact: true });
  await text.waitFor();
  if (system) {
    await visitor.editor(name).write(JSON.stringify(system, null, 2));
  }
  const { page } = visitor;
  return {
    name,
    text: () => text.evaluate((box) => box.getRootNode().host.value),
    summary: page.getByRole("status", { name: "Summary" }),
    steps: page.getByRole("list", { name: "Steps" }),
    node: (name) => page.getByRole("button", { name }),
    add: async (part) => {
      await visitor.click("Add part");
      await page.getByRole("group", { name: "Add part" }).getByRole("button", { name: part, exact: true }).click();
    },
    addTarget: async (kind, rule = "rule-1") => {
      await page.getByRole("button", { name: "Add target", exact: true }).last().click();
      const menu = page.getByRole("group", { name: "Add target" }).filter({ visible: true });
      await menu.getByRole("combobox", { name: "Kind of target" }).selectOption(kind);
      await menu.getByRole("button", { name: `Add to ${rule}`, exact: true }).click();
    },
    payload: visitor.region("Payload"),
  };
}

export const queue = (name) => `arn:aws:sqs:us-east-1:123456789012:${name}`;
