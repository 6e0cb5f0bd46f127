import { ActionIcon, Container, Group } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconApi, IconKeyboard, IconListDetails, IconPencilPlus, IconUsers } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { Link, NavLink, Outlet } from 'react-router'
import { PollingControl } from '../polling/PollingControl'
import { API_PATH } from '../session/session'
import { SessionEndedNotice } from '../session/SessionEndedNotice'
import { SessionMenu } from '../session/SessionMenu'
import { Hint } from '../shared/Hint'
import { LateZoneNotice } from '../shared/LateZoneNotice'
import { Loading } from '../shared/Loading'
import { useDialog } from '../shared/useDialog'
import { ColorSchemeSwitch } from './ColorSchemeSwitch'
import classes from './Shell.module.css'
import { UserMenu } from './UserMenu'
import { Shortcuts } from './Shortcuts'
import { TopOfPage } from './TopOfPage'

const HelpModal = lazy(async () => ({ default: (await import('./HelpModal')).HelpModal }))

const PAGES = [
  { to: '/', label: 'New post', icon: IconPencilPlus },
  { to: '/uploads', label: 'Uploads', icon: IconListDetails },
  { to: '/accounts', label: 'Accounts', icon: IconUsers },
]

/** What is around every page. */
export function Shell() {
  const help = useDialog()
  useHotkeys([['shift+?', help.open]])
  return (
    <>
      <Shortcuts />
      <TopOfPage />
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <nav aria-label="Pages" className={classes.pages}>
            {PAGES.map(({ to, label, icon: PageIcon }) => (
              <NavLink key={to} to={to} end={to === '/'} className={classes.page}>
                <PageIcon size={18} aria-hidden />
                <span className={classes.label}>{label}</span>
              </NavLink>
            ))}
          </nav>
          <div className={classes.polling}>
            <PollingControl />
          </div>
          <Group gap={4} wrap="nowrap">
            <UserMenu />
            <SessionMenu />
            <ColorSchemeSwitch />
            <Hint label="API">
              <ActionIcon
                component={Link}
                to={API_PATH}
                variant="subtle"
                color="gray"
                size="lg"
                aria-label="API"
                visibleFrom="sm"
              >
                <IconApi size={20} aria-hidden />
              </ActionIcon>
            </Hint>
            <Hint label="Keyboard shortcuts (?)">
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label="Keyboard shortcuts"
                onClick={help.open}
                visibleFrom="sm"
              >
                <IconKeyboard size={20} aria-hidden />
              </ActionIcon>
            </Hint>
          </Group>
        </Container>
        <SessionEndedNotice className={classes.notice} />
      </header>
      <Container component="main" size="xl" py="md" id="content" tabIndex={-1} className={classes.content}>
        <Suspense>
          <LateZoneNotice className={classes.zone} />
        </Suspense>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Container>
      {help.opened && (
        <Suspense>
          <HelpModal onClose={help.close} />
        </Suspense>
      )}
    </>
  )
}
