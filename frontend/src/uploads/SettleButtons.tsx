import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { useCommand } from '../api/commands'
import { useConfig } from '../app/config'
import { type AskedAction, IT_IS_NOT_THERE, IT_IS_THERE } from '../details/actions'
import { accountPage } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { toast } from '../shared/toast'
import { useDialog } from '../shared/useDialog'

const ConfirmModal = lazy(async () => ({ default: (await import('../shared/ConfirmModal')).ConfirmModal }))

const ANSWERS: readonly [words: string, AskedAction][] = [
  ['It is there', IT_IS_THERE],
  ['It is not', IT_IS_NOT_THERE],
]

type Props = { what: string; destination: string; name: string; command: ReturnType<typeof useCommand> }

/** A way to look at the account, and the two answers to whether the post is there; each says first what it does. */
export function SettleButtons({ what, destination, name, command }: Props) {
  const page = accountPage(useCatalogue(), destination, useConfig().simulator_url)
  const [asked, setAsked] = useState(IT_IS_THERE)
  const dialog = useDialog()
  return (
    <>
      {page !== undefined && (
        <Button
          component="a"
          href={page}
          target="_blank"
          rel="noreferrer"
          size="compact-sm"
          fz="xs"
          variant="subtle"
          aria-label={`Look: ${what} on ${name}`}
        >
          Look
        </Button>
      )}
      {ANSWERS.map(([words, action]) => (
        <Button
          key={words}
          size="compact-sm"
          fz="xs"
          variant="default"
          title={action.question.text}
          aria-label={`${words}: ${what} on ${name}`}
          onClick={() => {
            setAsked(action)
            dialog.open()
          }}
        >
          {words}
        </Button>
      ))}
      {dialog.opened && (
        <Suspense>
          <ConfirmModal
            {...asked.question}
            loading={command.isPending}
            onConfirm={() =>
              command.mutate(
                { ...asked.command, destination },
                { onSuccess: () => toast(`${name}: ${asked.done}`), onSettled: dialog.close },
              )
            }
            onClose={dialog.close}
          >
            {name}: {asked.question.text}
          </ConfirmModal>
        </Suspense>
      )}
    </>
  )
}
