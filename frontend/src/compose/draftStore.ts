import { useSyncExternalStore } from 'react'
import { type Draft, newDraft, readDraft } from './draft'

export const DRAFT_STORAGE_KEY = 'draft'

let draft: Draft | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function currentDraft(): Draft {
  draft ??= readDraft(sessionStorage.getItem(DRAFT_STORAGE_KEY))
  return draft
}

/** Kept at once: a reload right after a post was sent must find the key that it was sent with. */
export function changeDraft(change: (draft: Draft) => Draft) {
  draft = change(currentDraft())
  sessionStorage.setItem(DRAFT_STORAGE_KEY, JSON.stringify(draft))
  listeners.forEach((tell) => tell())
}

/** The draft was accepted, or is given up. */
export function discardDraft() {
  changeDraft(newDraft)
}

/** The draft of this tab: it outlives a look at another page, and a reload. */
export function useDraft(): Draft {
  return useSyncExternalStore(subscribe, currentDraft)
}
