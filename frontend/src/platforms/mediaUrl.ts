/** One thing that is wrong with the address of a video or picture; `code` is the server's. */
export type MediaUrlProblem = { code: string; message: string }

const MAX_LENGTH = 4096
const MAX_HOST_LENGTH = 253
const MAX_PORT = 65_535

/** An absolute URI of RFC 2396, as the server reads it; stricter than a browser, which mends what it can. */
const CHARACTER = String.raw`[A-Za-z0-9\-_.!~*'();:@&=+$,]|%[0-9A-Fa-f]{2}`
const URI = new RegExp(
  String.raw`^(?<scheme>[A-Za-z][A-Za-z0-9+.\-]*)://(?<authority>(?:${CHARACTER}|[\[\]])+)` +
    String.raw`(?:/(?:${CHARACTER}|/)*)?(?:\?(?:${CHARACTER}|[/?\[\]])*)?(?<fragment>#(?:${CHARACTER}|[/?\[\]])*)?$`,
)
const AUTHORITY = /^(?<host>\[[0-9A-Fa-f:.%]*\]|[^:@[\]]*)(?::(?<port>[0-9]{0,5}))?$/
const LABEL = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?'
const HOST_NAME = new RegExp(String.raw`^${LABEL}(?:\.${LABEL})*$`)

/** A last label that is read as part of an IPv4 address: decimal, octal or hexadecimal. */
const NUMERIC_LABEL = /^(?:[0-9]+|0[xX][0-9A-Fa-f]*)$/

/**
 * Last labels of host names that the public DNS does not have: of special use (IANA), withheld (ICANN), used by machines, by networks, and
 * found by other means than DNS. As `LocalNames` of the server; `shared-cases/hosts.json` holds both to the same verdicts.
 */
const LOCAL = new Set(
  [
    'alt arpa example invalid local localhost onion test',
    'corp home internal mail',
    'consul default docker localdomain localdomain4 localdomain6 localhost4 localhost6 localnet svc',
    'belkin dhcp dlink domain gateway intranet lan priv private router workgroup',
    'bit eth exit gnu i2p zkey',
  ].flatMap((labels) => labels.split(' ')),
)

const MALFORMED: MediaUrlProblem = {
  code: 'url_malformed',
  message:
    'This is not an absolute URL. Characters outside ASCII, spaces and quotes must be percent-encoded, host names in their xn-- form.',
}

/**
 * Everything that is wrong with an address, as `MediaUrlRules` of the server sees it.
 *
 * @param allowedOrigin an origin whose addresses need be neither https nor public
 */
export function mediaUrlProblems(url: string, allowedOrigin?: string): MediaUrlProblem[] {
  const problems: MediaUrlProblem[] = []
  if (url.length > MAX_LENGTH) {
    problems.push({ code: 'url_too_long', message: `The URL must have at most ${MAX_LENGTH} characters.` })
  }
  const { scheme, authority, fragment } = URI.exec(url)?.groups ?? {}
  if (scheme === undefined || authority === undefined) return [...problems, MALFORMED]
  if (fragment !== undefined) {
    problems.push({
      code: 'url_with_fragment',
      message: 'The URL must not have a part after #: it never reaches the server.',
    })
  }
  const at = authority.lastIndexOf('@')
  if (at >= 0) {
    problems.push({
      code: 'url_with_credentials',
      message: 'The URL must not carry a user name or password.',
    })
  }
  const hostAndPort = authority.slice(at + 1)
  const { host, port } = AUTHORITY.exec(hostAndPort)?.groups ?? {}
  if (host === undefined || !isPort(port)) return [...problems, MALFORMED]
  const isAllowed = `${scheme}://${hostAndPort}`.toLowerCase() === allowedOrigin?.toLowerCase()
  return isAllowed ? problems : [...problems, ...publicProblems(scheme, host)]
}

function publicProblems(scheme: string, host: string): MediaUrlProblem[] {
  const problems: MediaUrlProblem[] = []
  if (scheme.toLowerCase() !== 'https') {
    problems.push({ code: 'url_not_https', message: 'The URL must begin with https://.' })
  }
  const name = host.replace(/\.$/, '')
  if (name.startsWith('[') || NUMERIC_LABEL.test(name.slice(name.lastIndexOf('.') + 1))) {
    problems.push({
      code: 'url_not_public',
      message: 'The URL must name a public host, such as videos.example.com, and not an IP address.',
    })
  } else if (name.length > MAX_HOST_LENGTH || !HOST_NAME.test(name)) {
    problems.push(MALFORMED)
  } else if (isLocalName(name.toLowerCase())) {
    problems.push({
      code: 'url_not_public',
      message: 'The URL must name a host that can be reached from the internet: this one is local.',
    })
  }
  return problems
}

function isLocalName(host: string): boolean {
  return !host.includes('.') || LOCAL.has(host.slice(host.lastIndexOf('.') + 1))
}

function isPort(port: string | undefined): boolean {
  return port === undefined || port === '' || (Number(port) >= 1 && Number(port) <= MAX_PORT)
}
