import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { ProblemError } from '../api/client'
import { useCatalogue } from '../platforms/PlatformsProvider'
import type { Timing } from '../scheduling/timing'
import { useNow } from '../shared/useNow'
import { newAmong } from '../warnings/warnings'
import type { Draft } from './draft'
import { changeDraft, useDraft } from './draftStore'
import {
  checkDraft,
  destinationOfOption,
  type Fault,
  faultsOf,
  type Field,
  type Surroundings,
} from './faults'
import { useForecast } from './useForecast'
import { useSendPost } from './useSendPost'

/** The time is needed roughly only: the API counts up to a minute in the past as now. */
const ROUGHLY_MS = 15_000

export type ComposeFormState = ReturnType<typeof useComposeForm>

/** The form around the draft: what is wrong and already shown, and how it is sent. */
export function useComposeForm(surroundings: Omit<Surroundings, 'catalogue' | 'now'>) {
  const draft = useDraft()
  const catalogue = useCatalogue()
  const [touched, setTouched] = useState<ReadonlySet<Field>>(new Set())
  const [wasTried, setWasTried] = useState(false)
  const [refused, setRefused] = useState<readonly Fault[]>([])
  const [openOptions, setOpenOptions] = useState<ReadonlySet<string>>(new Set())
  /** Grows whenever a try to send ends with something to read. */
  const [failures, setFailures] = useState(0)
  const navigate = useNavigate()
  const post = useSendPost()
  const isSending = useRef(false)

  const now = useNow(ROUGHLY_MS)

  const found = checkDraft(draft, { ...surroundings, catalogue, now })
  const forecast = useForecast(draft, found.length === 0 && (!draft.unanswered || post.isPending))
  const byApi = [...refused, ...forecast.faults]
  const faults = shownFaults(found, byApi, (field) => wasTried || touched.has(field))

  /** Changes the draft, and what was said of some fields is not said any more. */
  function change(fields: readonly Field[], newer: (draft: Draft) => Draft) {
    setRefused((known) => known.filter(({ field }) => field !== undefined && !fields.includes(field)))
    setTouched((known) => without(known, fields))
    changeDraft(newer)
  }

  function fail(reasons: readonly Fault[]) {
    setOpenOptions((open) => new Set([...open, ...optionsIn(reasons)]))
    setFailures((count) => count + 1)
  }

  function send() {
    // A second click comes before the button is seen to be disabled.
    if (isSending.current) return
    setWasTried(true)
    setRefused([])
    post.reset()
    if (found.length > 0) {
      fail(found)
      return
    }
    isSending.current = true
    post.mutate(draft, {
      onSuccess: ({ request_id: requestId, warnings }) =>
        void navigate(`/uploads/${requestId}`, {
          state: { warnings: newAmong(warnings ?? [], forecast.warnings), posted: requestId },
        }),
      onError: (error) => {
        const reasons = error instanceof ProblemError ? faultsOf(catalogue, error.problem, draft) : []
        setRefused(reasons)
        fail(reasons)
      },
      onSettled: () => {
        isSending.current = false
      },
    })
  }

  return {
    draft,
    change,
    changeTiming: (fields: readonly Field[], timing: Timing) =>
      change(fields, (newest) => ({ ...newest, timing })),
    /** Shows what is wrong with a field from now on. */
    touch: (field: Field) => setTouched((fields) => new Set([...fields, field])),
    faults,
    /** Everything wrong with one field, as one text. */
    errorOf: (field: Field) =>
      faults
        .filter((fault) => fault.field === field)
        .map(({ message }) => message)
        .join(' ') || undefined,
    wasTried,
    failures,
    send,
    sending: post.isPending,
    error: post.error,
    forgetError: post.reset,
    forecast,
    /** Those that were opened, and those in which the API found a fault. */
    openOptions: new Set([...openOptions, ...optionsIn(forecast.faults)]),
    toggleOptions: (destination: string, open: boolean) =>
      setOpenOptions((all) => (open ? new Set([...all, destination]) : without(all, [destination]))),
  }
}

/** The destinations in whose options there are faults. */
function optionsIn(faults: readonly Fault[]): string[] {
  return faults.flatMap(({ field }) => destinationOfOption(field ?? '') ?? [])
}

/** What was found here, where it may be shown already, and what the API found beyond. */
function shownFaults(
  found: readonly Fault[],
  refused: readonly Fault[],
  mayShow: (field: Field) => boolean,
): Fault[] {
  const shown = found.filter(({ field }) => field === undefined || mayShow(field))
  const byWords = [...shown, ...refused].map((fault): [string, Fault] => [
    `${fault.field ?? ''} ${fault.message}`,
    fault,
  ])
  return Array.from(new Map(byWords).values())
}

function without<Value>(values: ReadonlySet<Value>, some: readonly Value[]): ReadonlySet<Value> {
  return new Set(Array.from(values).filter((value) => !some.includes(value)))
}
