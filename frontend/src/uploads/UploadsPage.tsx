import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { Suspense, useCallback, useDeferredValue, useEffect } from 'react'
import { Link, Outlet, useSearchParams } from 'react-router'
import { useAccountNames } from '../api/queries'
import { useUploads } from '../api/uploadsList'
import { useReportFreshness } from '../polling/context'
import { ConnectionBanner } from '../shared/ConnectionBanner'
import { Loading } from '../shared/Loading'
import { useCalm } from './calm'
import { useExpected } from './expected'
import { filterOf, hasText } from './filter'
import { FilterBar } from './FilterBar'
import { UploadRow } from './UploadRow'
import classes from './UploadsPage.module.css'

/** The list of what was posted, newest first. Details and logs open above it. */
export function UploadsPage() {
  const [parameters, setParameters] = useSearchParams()
  const { text, ...wanted } = filterOf(parameters)
  const uploads = useUploads(wanted, useExpected())
  const { hasNextPage, isFetching, fetchNextPage, refetch } = uploads
  const names = useAccountNames()

  // The rows are rendered in pieces, so that the browser can do other things between.
  const data = useDeferredValue(uploads.data)
  const isComing = uploads.isPending || (uploads.data !== undefined && data === undefined)
  const loaded = data?.pages.flatMap((page) => page.items) ?? []
  const found = loaded.filter((request) => hasText(request, text, names))
  const { shown, waiting, showAll } = useCalm(found, (request) => request.request_id)

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
      <FilterBar parameters={parameters} onChange={(changed, options) => setParameters(changed, options)} />
      <ConnectionBanner {...uploads} />
      {isComing ? (
        <Loading />
      ) : (
        <>
          <Text size="sm" c="dimmed" role="status" data-testid="count">
            {countInWords(found.length, loaded.length, text !== '', hasNextPage)}
          </Text>
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
                  names={names}
                  search={parameters.toString()}
                />
              ))}
            </ul>
          )}
          {uploads.isSuccess && found.length === 0 && !isFetching && !hasNextPage && (
            <Nothing filtered={parameters.size > 0} onClear={() => setParameters({})} />
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

function countInWords(found: number, loaded: number, searched: boolean, more: boolean): string {
  const count = searched
    ? `${found} of ${loaded} loaded posts match`
    : `${loaded} ${loaded === 1 ? 'post' : 'posts'} loaded`
  return more ? `${count}; there are more` : count
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <Alert color="gray" title="Nothing matches">
      <Button variant="default" onClick={onClear}>
        Show all posts
      </Button>
    </Alert>
  ) : (
    <Alert color="blue" title="Nothing posted yet">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">Post one video to all your accounts, and see here what becomes of it.</Text>
        <Button component={Link} to="/">
          Make the first post
        </Button>
      </Stack>
    </Alert>
  )
}
