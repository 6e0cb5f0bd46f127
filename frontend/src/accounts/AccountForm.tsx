import { Button, Group, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type SyntheticEvent, useRef, useState } from 'react'
import { ProblemError, type Account } from '../api/client'
import { rulesOf } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { FailureBanner } from '../shared/FailureBanner'
import {
  type AccountDraft,
  type AccountField,
  changeOf,
  checkDraft,
  destinationOf,
  draftOf,
  faultsOf,
  mustReconnect,
  usualLogin,
} from './accountDraft'
import { usePutAccount } from './useAccountChanges'

type Props = {
  /** The account to change; none to add one. */
  account: Account | undefined
  /** The destination to add, if it is known. */
  wanted?: string | undefined
  connected: ReadonlySet<string>
  onDone: () => void
}

export function AccountForm({ account, wanted, connected, onDone }: Props) {
  const catalogue = useCatalogue()
  const [draft, setDraft] = useState(() => draftOf(catalogue, account, wanted))
  const rules = rulesOf(catalogue, draft.platform)
  const logins = rules?.logins ?? []
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const put = usePutAccount()
  const refused = put.error instanceof ProblemError ? faultsOf(put.error.problem) : undefined
  const faults = { ...(tried && checkDraft(catalogue, draft, account, connected)), ...refused?.fields }
  const reconnects = account !== undefined && mustReconnect(account)

  function change(part: Partial<AccountDraft>) {
    put.reset()
    setDraft({ ...draft, ...part })
  }

  function focusFirstFault() {
    // After the faults are shown.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.keys(checkDraft(catalogue, draft, account, connected)).length > 0) {
      focusFirstFault()
    } else if (account && Object.keys(changeOf(draft, account)).length === 0) {
      onDone()
    } else if (!put.isPending) {
      put.mutate(
        { destination: destinationOf(draft), change: changeOf(draft, account), before: account },
        { onSuccess: onDone, onError: focusFirstFault },
      )
    }
  }

  const text = (field: AccountField) => ({
    value: draft[field],
    error: faults[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {put.error && <FailureBannerIfUnplaced error={put.error} placed={refused} />}
        {!account && (
          <>
            <NativeSelect
              label="Platform"
              data={catalogue.map(({ platform, display_name: label }) => ({ value: platform, label }))}
              value={draft.platform}
              onChange={({ currentTarget: { value: platform } }) =>
                change({ platform, login: usualLogin(catalogue, platform) })
              }
              data-autofocus
            />
            <TextInput
              label="Account id"
              description={rules?.accounts.id_help}
              required
              {...text('accountId')}
            />
          </>
        )}
        <TextInput
          label="Name"
          description="What you call the account here."
          required={account !== undefined}
          data-autofocus={(account !== undefined && !reconnects) || undefined}
          {...text('displayName')}
        />
        {logins.length > 1 && (
          <NativeSelect
            label="Login"
            description="By which login its token was made."
            data={logins.map(({ login, label }) => ({ value: login, label }))}
            value={draft.login}
            error={faults.login}
            onChange={(event) => change({ login: event.currentTarget.value })}
          />
        )}
        <PasswordInput
          label="Access token"
          description={tokenHelp(account)}
          required={!account || reconnects}
          visibilityToggleFocusable
          visibilityToggleButtonProps={{ 'aria-label': 'Show the token' }}
          data-autofocus={reconnects || undefined}
          aria-invalid={faults.token !== undefined || undefined}
          {...text('token')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={put.isPending}>
            {!account ? 'Connect' : reconnects ? 'Reconnect' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function tokenHelp(account: Account | undefined): string {
  if (!account) return 'It is stored encrypted and never shown again.'
  return mustReconnect(account)
    ? 'A new one, in place of the one that was refused. It is stored encrypted and never shown.'
    : 'Leave it empty to keep the stored one. It is stored encrypted and never shown.'
}

/** A failure that has a field is said there, and nowhere else. */
function FailureBannerIfUnplaced({
  error,
  placed,
}: {
  error: unknown
  placed?: ReturnType<typeof faultsOf>
}) {
  const isPlaced = placed && Object.keys(placed.fields).length > 0 && placed.others.length === 0
  if (isPlaced) return null
  return (
    <FailureBanner title="The account was not saved" error={error}>
      {placed?.others.map((detail) => (
        <div key={detail}>{detail}</div>
      ))}
    </FailureBanner>
  )
}
