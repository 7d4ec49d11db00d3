// Figures out of lists of numbers.

/** The number below which a share of the list lies. */
export function at(share, numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.round(share * (sorted.length - 1))];
}

export const median = (numbers) => at(0.5, numbers);

/** Runs something some times, one after another; answers what it answered. */
export async function times(count, run) {
  const answers = [];
  for (let time = 0; time < count; time += 1) answers.push(await run(time));
  return answers;
}
