import { describe, expect, it } from 'vitest'
import hosts from '../../../shared-cases/hosts.json'
import { mediaUrlProblems } from './mediaUrl'

// The cases of the server's MediaUrlRulesTest.

function codes(url: string, allowedOrigin?: string): string[] {
  return mediaUrlProblems(url, allowedOrigin).map(({ code }) => code)
}

describe('the address of a video', () => {
  it.each([
    'https://videos.example.com/v.mp4',
    'HTTPS://VIDEOS.EXAMPLE.COM/v.mp4',
    'https://videos.example.com:8443/a/b.mp4?signature=a%20b&x=1',
    'https://videos.example.com./v.mp4',
    'https://my_bucket.s3.amazonaws.com/v.mp4',
    'https://xn--bcher-kva.example.com/v.mp4',
    'https://1.example.com/v.mp4',
    'https://0x7f.example.com/v.mp4',
    'https://locale.example.com',
    'https://videos.example.com?v=1',
  ])('is fine with https on a public host: %s', (url) => {
    expect(codes(url)).toEqual([])
  })

  it.each([
    'https://127.0.0.1/v.mp4',
    'https://8.8.8.8/v.mp4',
    'https://10.0.0.1:8443/v.mp4',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/v.mp4',
    'https://0177.0.0.1/v.mp4',
    'https://017700000001/v.mp4',
    'https://0x7f000001/v.mp4',
    'https://0x7f.0.0.0x1/v.mp4',
    'https://0X7F.1/v.mp4',
    'https://127.1/v.mp4',
    'https://127.0.0.1./v.mp4',
    'https://[::1]/v.mp4',
    'https://[::ffff:127.0.0.1]/v.mp4',
    'https://[::ffff:7f00:1]:443/v.mp4',
    'https://[2606:4700::1111]/v.mp4',
    'https://[fd00::1]/v.mp4',
  ])('is no IP address, in whatever notation: %s', (url) => {
    expect(codes(url)).toEqual(['url_not_public'])
  })

  it.each(hosts.local)('is no host that only a local network knows: %s', (host) => {
    expect(codes(`https://${host}/v.mp4`)).toEqual(['url_not_public'])
  })

  it.each(hosts.public)('may be on a host whose name only looks like one: %s', (host) => {
    expect(codes(`https://${host}/v.mp4`)).toEqual([])
  })

  it.each([
    '',
    'v.mp4',
    '/v.mp4',
    '//videos.example.com/v.mp4',
    'https:',
    'https:///v.mp4',
    'https:videos.example.com/v.mp4',
    'https://videos.example.com/ä.mp4',
    'https://bücher.example.com/v.mp4',
    'https://videos.example.com/a b.mp4',
    ' https://videos.example.com/v.mp4',
    'https://videos.example.com/v.mp4\n',
    'https://videos.example.com\\@evil.example.net/v.mp4',
    'https://videos..example.com/v.mp4',
    'https://-videos.example.com/v.mp4',
    'https://videos.example.com:99999/v.mp4',
    'https://videos.example.com:0/v.mp4',
    'https://videos.example.com:1:2/v.mp4',
    'https://videos.exam%70le.com/v.mp4',
    'https://[::1/v.mp4',
    'https://videos.example.com/%zz',
    'file:///etc/passwd',
  ])('is an absolute URL, which this is not: %j', (url) => {
    expect(codes(url)).toEqual(['url_malformed'])
  })

  it.each(['http://videos.example.com/v.mp4', 'ftp://videos.example.com/v.mp4', 'ws://videos.example.com'])(
    'has no other scheme than https: %s',
    (url) => {
      expect(codes(url)).toEqual(['url_not_https'])
    },
  )

  it('has no credentials', () => {
    expect(codes('https://user:password@videos.example.com/v.mp4')).toEqual(['url_with_credentials'])
    expect(codes('https://@videos.example.com/v.mp4')).toEqual(['url_with_credentials'])
  })

  it('has no fragment', () => {
    expect(codes('https://videos.example.com/v.mp4#t=10')).toEqual(['url_with_fragment'])
  })

  it('has at most 4096 characters', () => {
    const start = 'https://videos.example.com/'

    expect(codes(start + 'a'.repeat(4096 - start.length))).toEqual([])
    expect(codes(start + 'a'.repeat(4097 - start.length))).toEqual(['url_too_long'])
  })

  it('has everything that is wrong named at once', () => {
    expect(codes('http://user@127.0.0.1/v.mp4#x')).toEqual([
      'url_with_fragment',
      'url_with_credentials',
      'url_not_https',
      'url_not_public',
    ])
  })

  it.each(['http://127.0.0.1:8090/videos/vertical.mp4', 'HTTP://127.0.0.1:8090/videos/vertical.mp4'])(
    'may be at the allowed origin: %s',
    (url) => {
      expect(codes(url, 'http://127.0.0.1:8090')).toEqual([])
    },
  )

  it.each([
    'http://127.0.0.1:8091/v.mp4',
    'https://127.0.0.1:8090/v.mp4',
    'http://127.0.0.1:8090.evil.lan/v.mp4',
    'http://127.0.0.1:8090@localhost/v.mp4',
  ])('may not only look like the allowed origin: %s', (url) => {
    expect(codes(url, 'http://127.0.0.1:8090')).not.toEqual([])
  })
})
