import { Button, Container, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'

type State = { error: unknown }

/** Something in the page broke. What was posted goes on: nothing of it happens in the browser. */
export class CrashBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return (
      <Container py="xl" component="main">
        <Stack align="flex-start">
          <Title order={1} size="h2">
            This page broke
          </Title>
          <Text>
            Your posts go on all the same. Load the page again; if it breaks again, tell us these words:
          </Text>
          <Text ff="monospace">{error instanceof Error ? error.message : 'unknown error'}</Text>
          <Button onClick={() => globalThis.location.reload()}>Load the page again</Button>
        </Stack>
      </Container>
    )
  }
}
