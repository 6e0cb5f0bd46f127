import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { ProblemError, type UploadRequest } from '../api/client'
import { useChange } from '../api/commands'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { TimingFields } from '../scheduling/TimingFields'
import { useSession } from '../session/useSession'
import { FailureBanner } from '../shared/FailureBanner'
import { toast } from '../shared/toast'
import { changeable, type Changed, changeFaults, changesOf } from './change'
import { forgetChange, keepChange, keptChange } from './keptChange'

type Props = { request: UploadRequest; onClose: () => void }

/** Another time or caption for what has not started. */
export function ChangeForm({ request, onClose }: Props) {
  const catalogue = useCatalogue()
  const requestId = request.request_id
  const hasEnded = useSession().state === 'ended'
  const [changed, setChanged] = useState<Changed>(() => keptChange(requestId) ?? changeable(request))
  const [faults, setFaults] = useState<readonly { field?: string; message: string }[]>([])
  const change = useChange(requestId)
  const id = useId()

  useEffect(() => {
    if (hasEnded) keepChange(requestId, changed)
    else forgetChange(requestId)
  }, [hasEnded, requestId, changed])

  function edit(fields: readonly string[], part: Partial<Changed>) {
    setChanged({ ...changed, ...part })
    setFaults((known) => known.filter(({ field }) => field === undefined || !fields.includes(field)))
  }

  function save() {
    const found = changeFaults(catalogue, request, changed, Date.now())
    setFaults(found)
    if (found.length > 0) return
    const wanted = changesOf(request, changed)
    if (Object.keys(wanted).length === 0) {
      onClose()
      return
    }
    change.mutate(wanted, {
      onSuccess: () => {
        toast('The post is changed.')
        onClose()
      },
      onError: (error) => setFaults(faultsOf(error)),
    })
  }

  const errorOf = (wanted: string) =>
    faults
      .filter(({ field }) => field === wanted)
      .map(({ message }) => message)
      .join(' ') || undefined

  return (
    <form
      noValidate
      aria-label="Change the post"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="sm" mt="sm">
        <TimingFields
          timing={changed.timing}
          onChange={(fields, timing) => edit(fields, { timing })}
          errorOf={errorOf}
          elementId={(field) => `${id}${field}`}
        />
        <Textarea
          label="Caption"
          dir="auto"
          autosize
          minRows={3}
          maxRows={12}
          value={changed.caption}
          error={errorOf('/caption')}
          onChange={({ currentTarget: { value } }) => edit(['/caption'], { caption: value })}
        />
        {change.error && faults.length === 0 && (
          <FailureBanner title={titleOf(change.error)} error={change.error} />
        )}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={change.isPending}>
            Save the change
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            Leave it as it was
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function faultsOf(error: unknown) {
  const errors = error instanceof ProblemError ? error.problem.errors : undefined
  return (errors ?? []).map(({ pointer, detail }) => ({ field: pointer, message: detail }))
}

function titleOf(error: unknown): string {
  return error instanceof ProblemError && error.problem.code === 'already_started'
    ? 'It has started already'
    : 'It was not changed'
}
