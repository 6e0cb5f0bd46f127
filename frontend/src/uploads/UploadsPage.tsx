import { Alert, Button, Group, Stack, Title } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { Suspense, useCallback, useDeferredValue, useEffect } from 'react'
import { Link, Outlet, useSearchParams } from 'react-router'
import { useAccountNames, useAccounts } from '../api/queries'
import { useUploads } from '../api/uploadsList'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { useReportFreshness } from '../polling/context'
import { ConnectionBanner } from '../shared/ConnectionBanner'
import { Loading } from '../shared/Loading'
import { useCalm } from './calm'
import { useExpected } from './expected'
import { filterInWords, filterOf, queryOf } from './filter'
import { FilterBar } from './FilterBar'
import { hasNeed } from './needs'
import { Nothing } from './Nothing'
import { Overview } from './Overview'
import { UploadRow } from './UploadRow'
import classes from './UploadsPage.module.css'

/** The list of what was posted, newest first. Details and logs open above it. */
export function UploadsPage() {
  const [parameters, setParameters] = useSearchParams()
  const catalogue = useCatalogue()
  const filter = filterOf(catalogue, parameters)
  const uploads = useUploads(queryOf(filter), useExpected())
  const { hasNextPage, isFetching, fetchNextPage, refetch } = uploads
  const names = useAccountNames()
  const { data: accounts } = useAccounts()

  // The rows are rendered in pieces, so that the browser can do other things between.
  const data = useDeferredValue(uploads.data)
  const isComing = uploads.isPending || (uploads.data !== undefined && data === undefined)
  const loaded = data?.pages.flatMap((page) => page.items) ?? []
  const unreadable = data?.pages.flatMap((page) => page.unreadable ?? []) ?? []
  const { needs } = filter
  const found = needs ? loaded.filter((request) => hasNeed(request, needs, accounts)) : loaded
  const { shown, waiting, showAll } = useCalm(found, (request) => request.request_id)
  const filters = filterInWords(catalogue, filter, names)

  useReportFreshness({
    updatedAt: uploads.dataUpdatedAt,
    fetching: isFetching,
    failing: uploads.isError,
    news: uploads.news,
    refresh: useCallback(() => void refetch(), [refetch]),
  })

  // A page of the API may have no items and still be followed by others.
  const isEmptyPage =
    hasNextPage && !isFetching && uploads.data?.pages.every(({ items }) => items.length === 0)
  useEffect(() => {
    if (isEmptyPage) void fetchNextPage()
  }, [isEmptyPage, fetchNextPage])

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Uploads
        </Title>
        <Button component={Link} to="/" leftSection={<IconPencilPlus size={18} aria-hidden />}>
          New post
        </Button>
      </Group>
      <FilterBar
        parameters={parameters}
        names={names}
        onChange={(changed, options) => setParameters(changed, options)}
      />
      <ConnectionBanner {...uploads} />
      {isComing ? (
        <Loading />
      ) : (
        <>
          <Overview
            found={found}
            hasMore={hasNextPage}
            filter={filter}
            accounts={accounts}
            names={names}
            parameters={parameters}
            onChange={(changed) => setParameters(changed)}
          />
          {unreadable.length > 0 && (
            <Alert
              color="orange"
              title={
                unreadable.length === 1
                  ? '1 post cannot be shown'
                  : `${unreadable.length} posts cannot be shown`
              }
            >
              What is stored of {unreadable.length === 1 ? 'it' : 'them'} cannot be read. Support has been
              told; name {unreadable.join(', ')} when you ask. All others are listed.
            </Alert>
          )}
          {waiting > 0 && (
            <Button
              className={classes.waiting}
              radius="xl"
              size="xs"
              onClick={() => {
                showAll()
                globalThis.scrollTo({ top: 0 })
              }}
            >
              Show {waiting} new {waiting === 1 ? 'post' : 'posts'}
            </Button>
          )}
          {shown.length > 0 && (
            <ul className={classes.list} aria-label="Uploads">
              {shown.map((request) => (
                <UploadRow
                  key={request.request_id}
                  request={request}
                  accounts={accounts}
                  names={names}
                  search={parameters.toString()}
                />
              ))}
            </ul>
          )}
          {uploads.isSuccess && found.length === 0 && !isFetching && (needs ?? !hasNextPage) && (
            <Nothing filters={filters} onClear={() => setParameters({})} />
          )}
          {hasNextPage && (
            <Button
              variant="default"
              loading={uploads.isFetchingNextPage}
              onClick={() => void fetchNextPage()}
              className={classes.more}
            >
              Load more
            </Button>
          )}
        </>
      )}
      <Suspense>
        <Outlet />
      </Suspense>
    </Stack>
  )
}
