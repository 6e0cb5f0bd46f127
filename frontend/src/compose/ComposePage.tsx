import { Button, Stack, Text, Title } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useAccounts } from '../api/queries'
import { PlatformsFailure, useIsCatalogueComing } from '../platforms/PlatformsProvider'
import { EmptyState } from '../shared/EmptyState'
import { FailureBanner } from '../shared/FailureBanner'
import { Loading } from '../shared/Loading'
import { ComposeForm } from './ComposeForm'

export function ComposePage() {
  const { data: accounts, error, refetch } = useAccounts()
  const isComing = useIsCatalogueComing() || (!accounts && !error)
  return (
    <Stack>
      <Title order={1} size="h2">
        New post
      </Title>
      {error && (
        <FailureBanner title="Your accounts could not be read" error={error} onRetry={() => void refetch()} />
      )}
      {accounts && (
        <PlatformsFailure>
          <Text size="sm">
            You can post all the same, without options: your post is checked when you send it.
          </Text>
        </PlatformsFailure>
      )}
      {isComing && <Loading />}
      {!isComing && accounts?.length === 0 && <NoAccounts />}
      {!isComing && accounts && accounts.length > 0 && <ComposeForm accounts={accounts} />}
    </Stack>
  )
}

function NoAccounts() {
  return (
    <EmptyState icon={IconUsers} title="There is nowhere to post to yet" hint="Connect an account first.">
      <Button component={Link} to="/accounts">
        Connect an account
      </Button>
    </EmptyState>
  )
}
