import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { PlatformsProvider } from '../platforms/PlatformsProvider'
import { API_PATH } from '../session/session'
import { SessionGate } from '../session/SessionGate'
import { UploadsPage } from '../uploads/UploadsPage'
import { CrashBoundary } from './CrashBoundary'
import { NotFoundPage } from './NotFoundPage'
import { Shell } from './Shell'

// The list is what is looked at most, so it comes at once; every other view when it is first needed.
const ApiPage = lazy(async () => ({ default: (await import('./ApiPage')).ApiPage }))
const ComposePage = lazy(async () => ({ default: (await import('../compose/ComposePage')).ComposePage }))
const AccountsPage = lazy(async () => ({ default: (await import('../accounts/AccountsPage')).AccountsPage }))
const DetailsModal = lazy(async () => ({ default: (await import('../details/DetailsModal')).DetailsModal }))
const LogsModal = lazy(async () => ({ default: (await import('../logs/LogsModal')).LogsModal }))

export function App() {
  return (
    <CrashBoundary>
      <SessionGate>
        <PlatformsProvider>
          <Routes>
            <Route element={<Shell />}>
              <Route index element={<ComposePage />} />
              <Route path="uploads" element={<UploadsPage />}>
                <Route path=":requestId" element={<DetailsModal />} />
                <Route path=":requestId/logs" element={<LogsModal />} />
              </Route>
              <Route path="accounts" element={<AccountsPage />} />
              <Route path={API_PATH} element={<ApiPage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </PlatformsProvider>
      </SessionGate>
    </CrashBoundary>
  )
}
