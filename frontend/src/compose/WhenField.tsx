import { Chip, Group } from '@mantine/core'
import { firstOffer } from '../scheduling/timing'
import { TimingFields } from '../scheduling/TimingFields'
import classes from './ComposeForm.module.css'
import { elementId } from './focusField'
import type { ComposeFormState } from './useComposeForm'

const SCHEDULE = 'schedule'

/** Whether the post goes out now or at a time, and when it is given up. */
export function WhenField({ form }: { form: ComposeFormState }) {
  const { timing } = form.draft

  function choose(later: boolean) {
    const at = later && timing.at === '' ? firstOffer(timing.zone, Date.now()) : timing.at
    form.changeTiming([], { ...timing, later, at })
  }

  return (
    <fieldset className={classes.destinations}>
      <legend className={classes.legend}>When</legend>
      <Chip.Group value={timing.later ? SCHEDULE : 'now'} onChange={(choice) => choose(choice === SCHEDULE)}>
        <Group gap="xs" my="xs">
          <Chip value="now" variant="outline">
            Post now
          </Chip>
          <Chip value={SCHEDULE} variant="outline">
            Schedule
          </Chip>
        </Group>
      </Chip.Group>
      <TimingFields
        timing={timing}
        onChange={form.changeTiming}
        onLeave={form.touch}
        errorOf={form.errorOf}
        elementId={elementId}
      />
    </fieldset>
  )
}
