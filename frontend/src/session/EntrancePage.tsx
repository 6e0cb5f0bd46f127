import { Container, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EntrancePage.module.css'

type Props = { title: string; children: ReactNode }

/** A page for somebody who is not signed in. */
export function EntrancePage({ title, children }: Props) {
  return (
    <Container component="main" className={classes.page}>
      <Paper withBorder shadow="sm" radius="lg" className={classes.card}>
        <Stack align="center" gap="md">
          <img src="/icon.svg" alt="" width={56} height={56} />
          <Text size="sm" fw={600} c="dimmed">
            Social posting
          </Text>
          <Title order={1} size="h2" ta="center">
            {title}
          </Title>
          {children}
        </Stack>
      </Paper>
    </Container>
  )
}
