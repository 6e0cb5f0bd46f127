import { Text } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type Props = { icon: Icon; title: string; hint: string; children: ReactNode }

/** Where there is nothing yet: what is missing, and the first thing to do. */
export function EmptyState({ icon: Sign, title, hint, children }: Props) {
  return (
    <div className={classes.empty}>
      <Sign size={40} aria-hidden />
      <Text fw={600}>{title}</Text>
      <Text c="dimmed">{hint}</Text>
      {children}
    </div>
  )
}
