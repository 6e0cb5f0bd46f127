/** Resolves when the page is used for the first time: pointed at with a press, or typed into. */
export function firstTouch(): Promise<unknown> {
  return new Promise((resolve) => {
    const once = { once: true, capture: true, passive: true }
    addEventListener('pointerdown', resolve, once)
    addEventListener('keydown', resolve, once)
    // Assistive technology clicks without a pointer.
    addEventListener('click', resolve, once)
  })
}
