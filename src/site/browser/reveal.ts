/** Scrolls a box, and nothing around it, until a part of it stands some pixels below its top. */
export function reveal(box: Element | null, part: Element | null | undefined, below: number): void {
  if (box === null || part === null || part === undefined) return;
  const distance = part.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTo({ top: box.scrollTop + distance - below });
}
