import { Button, Stack, Text, Title } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useAccounts } from '../api/queries'
import { FailureBanner } from '../shared/FailureBanner'
import { Loading } from '../shared/Loading'
import { ComposeForm } from './ComposeForm'
import classes from './ComposeForm.module.css'

export function ComposePage() {
  const { data: accounts, error, refetch } = useAccounts()
  return (
    <Stack>
      <Title order={1} size="h2">
        New post
      </Title>
      {error && (
        <FailureBanner title="Your accounts could not be read" error={error} onRetry={() => void refetch()} />
      )}
      {!accounts && !error && <Loading />}
      {accounts?.length === 0 && <NoAccounts />}
      {accounts && accounts.length > 0 && <ComposeForm accounts={accounts} />}
    </Stack>
  )
}

function NoAccounts() {
  return (
    <div className={classes.empty}>
      <IconUsers size={40} aria-hidden />
      <Text fw={600}>There is nowhere to post to yet</Text>
      <Text c="dimmed">Connect an Instagram account or a Facebook Page first.</Text>
      <Button component={Link} to="/accounts">
        Connect an account
      </Button>
    </div>
  )
}
