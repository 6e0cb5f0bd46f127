import { Title } from '@mantine/core'

export function ComposePage() {
  return <Title order={1}>New post</Title>
}
