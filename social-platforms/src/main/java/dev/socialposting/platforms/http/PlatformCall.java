package dev.socialposting.platforms.http;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One HTTP call to a platform. The token travels in a header, never in the address.
 *
 * @param timeout the longest that it may take, from the connection to the last byte of the answer; empty for what is usual. While
 *     {@link Body.Bytes} are sent it begins anew with each of them, so that only a call that stands still is ended
 */
public record PlatformCall(
        Method method, URI uri, SequencedMap<String, String> headers, Body body, Optional<Duration> timeout) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** A GET with a query. */
    public static PlatformCall get(String address, Map<String, String> query) {
        return of(Method.GET, query.isEmpty() ? address : address + "?" + formEncoded(query));
    }

    /** A POST without a body. */
    public static PlatformCall post(String address) {
        return of(Method.POST, address);
    }

    /** A POST with a form body. */
    public static PlatformCall post(String address, Map<String, String> form) {
        return of(Method.POST, address).with("application/x-www-form-urlencoded", new Body.Text(formEncoded(form)));
    }

    /** A call with any method, and without a body. */
    public static PlatformCall of(Method method, String address) {
        return new PlatformCall(
                method, URI.create(address), new LinkedHashMap<>(), new Body.Text(""), Optional.empty());
    }

    /** This call with a body. */
    public PlatformCall with(String contentType, Body sent) {
        SequencedMap<String, String> more = new LinkedHashMap<>(headers);
        more.put(CONTENT_TYPE, contentType);
        return new PlatformCall(method, uri, more, sent, timeout);
    }

    /** This call, with something to do while its bytes are sent; the same call if it sends none. */
    public PlatformCall meanwhile(Runnable action) {
        return body instanceof Body.Bytes bytes
                ? new PlatformCall(method, uri, headers, bytes.meanwhile(action), timeout)
                : this;
    }

    /** This call with one more header. */
    public PlatformCall withHeader(String name, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new PlatformCall(method, uri, more, body, timeout);
    }

    /** This call with a time limit of its own. */
    public PlatformCall within(Duration limit) {
        return new PlatformCall(method, uri, headers, body, Optional.of(limit));
    }

    /** Without the headers' values, one of which is the token, and without the body. */
    @Override
    public String toString() {
        return method + " " + uri + " " + headers.keySet();
    }

    private static String formEncoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The methods the platforms use. */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** What is sent with a call. */
    public sealed interface Body {
        /** As text: all of it if it is one, and nothing of what is sent as bytes. */
        default String text() {
            return this instanceof Text(String value) ? value : "";
        }

        /** A text in UTF-8, such as a form or JSON; empty for no body. */
        record Text(String value) implements Body {}

        /**
         * Bytes that are read while they are sent, and so never all in memory.
         *
         * @param length how many they are
         * @param open gives them from the first one on; called at most once for each time that the call is sent
         * @param meanwhile done by the thread that makes the call, every few seconds until it is answered; what it throws ends the call
         */
        record Bytes(long length, Supplier<InputStream> open, Runnable meanwhile) implements Body {
            /** Bytes while which are sent nothing else is to be done. */
            public Bytes(long length, Supplier<InputStream> open) {
                this(length, open, () -> {});
            }

            /** These bytes, and something to do while they are sent. */
            public Bytes meanwhile(Runnable action) {
                return new Bytes(length, open, action);
            }

            @Override
            public String toString() {
                return "Bytes[" + length + "]";
            }
        }
    }
}
