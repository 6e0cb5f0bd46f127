import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { ownZone } from '../shared/zone'
import { Meaning } from './Meaning'
import { instantOf, PUBLISH_BY, SCHEDULED_AT, TIME_ZONE, type Timing } from './timing'
import classes from './TimingFields.module.css'
import { localOf, zonesToChoose } from './zones'

const DAY_MS = 86_400_000
const ORDER: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']

type Props = {
  timing: Timing
  /** The names of the fields that the change is about, and the change. */
  onChange: (fields: readonly string[], timing: Timing) => void
  onLeave?: (field: string) => void
  errorOf: (field: string) => string | undefined
  elementId: (field: string) => string
}

/** The fields of a time, of its zone, and of the time at which it is given up. */
export function TimingFields({ timing, onChange, onLeave, errorOf, elementId }: Props) {
  const { later, at, zone, givesUp, publishBy } = timing
  const zones = useMemo(() => zonesToChoose(zone).map((value) => ({ value, label: labelOf(value) })), [zone])

  function change(fields: readonly string[], part: Partial<Timing>) {
    onChange(fields, { ...timing, ...part })
  }

  return (
    <div className={classes.fields}>
      {later && (
        <TextInput
          id={elementId(SCHEDULED_AT)}
          type="datetime-local"
          label="Date and time"
          required
          description={at !== '' && <Meaning local={at} zone={zone} />}
          inputWrapperOrder={ORDER}
          className={classes.time}
          value={at}
          error={errorOf(SCHEDULED_AT)}
          onChange={({ currentTarget: { value } }) => change([SCHEDULED_AT, PUBLISH_BY], { at: value })}
          onBlur={() => at !== '' && onLeave?.(SCHEDULED_AT)}
        />
      )}
      {(later || givesUp) && (
        <NativeSelect
          id={elementId(TIME_ZONE)}
          label="Time zone"
          description={ownZone().isKnown ? undefined : 'Your browser does not tell yours: choose it.'}
          inputWrapperOrder={ORDER}
          className={classes.zone}
          data={zones}
          value={zone}
          error={errorOf(TIME_ZONE)}
          onChange={({ currentTarget: { value } }) =>
            change([SCHEDULED_AT, TIME_ZONE, PUBLISH_BY], { zone: value })
          }
        />
      )}
      <Checkbox
        className={classes.wide}
        label="Give it up if it is not out by a certain time"
        description={later ? 'If not, 24 hours after its time.' : 'If not, after 24 hours.'}
        checked={givesUp}
        onChange={({ currentTarget: { checked } }) =>
          change([PUBLISH_BY], {
            givesUp: checked,
            publishBy: checked && publishBy === '' ? usualEnd(timing) : publishBy,
          })
        }
      />
      {givesUp && (
        <TextInput
          id={elementId(PUBLISH_BY)}
          type="datetime-local"
          label="Give up if not out by"
          required
          description={publishBy !== '' && <Meaning local={publishBy} zone={zone} />}
          inputWrapperOrder={ORDER}
          className={classes.time}
          value={publishBy}
          error={errorOf(PUBLISH_BY)}
          onChange={({ currentTarget: { value } }) => change([PUBLISH_BY], { publishBy: value })}
          onBlur={() => publishBy !== '' && onLeave?.(PUBLISH_BY)}
        />
      )}
    </div>
  )
}

function labelOf(zone: string): string {
  const name = zone.replaceAll('_', ' ')
  const own = ownZone()
  return own.isKnown && zone === own.name ? `${name} (yours)` : name
}

/** A day after the scheduled time, or after now. */
function usualEnd({ later, at, zone }: Timing): string {
  const start = (later ? instantOf(at, zone) : undefined) ?? Date.now()
  return localOf(start + DAY_MS, zone)
}
