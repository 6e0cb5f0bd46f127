package dev.socialposting.operations;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.SearchText;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the values of arguments mean; one that means nothing is refused with what would. */
final class Values {
    private Values() {}

    /** Has these values understood, whichever option has them. */
    static CommandLine understoodBy(CommandLine line) {
        return line.registerConverter(String.class, Values::text)
                .registerConverter(UserId.class, Values::user)
                .registerConverter(SearchText.class, Values::searchText)
                .registerConverter(
                        RequestId.class, id -> required(RequestId.parse(id), "not the id of a request, a UUID"))
                .registerConverter(
                        Destination.class,
                        account -> required(Destination.parse(account), "not an account: PLATFORM:ID_OF_THE_ACCOUNT"))
                .registerConverter(RequestStatus.class, Values::status)
                .registerConverter(
                        Since.class,
                        when -> required(
                                Optional.of(when).filter(Since::isSince).map(Since::new),
                                "not a day such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or how long ago, such as PT24H"));
    }

    /** Source: CloudFormation API reference, DescribeStacks: a name, or the ARN of a stack. */
    static final class StackName implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            return required(
                    Optional.of(name).filter(text -> text.matches("[A-Za-z][-A-Za-z0-9:/]{0,1023}")),
                    "not the name of a stack");
        }
    }

    /** Source: DynamoDB API reference, CreateTable. */
    static final class TableName implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            return required(
                    Optional.of(name).filter(text -> text.matches("[a-zA-Z0-9_.-]{3,255}")), "not the name of a table");
        }
    }

    /** Messages a second. Source: SQS API reference, StartMessageMoveTask. */
    static final class Rate implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 500, "");
        }
    }

    /** Up to a day. */
    static final class Minutes implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Duration.ofMinutes(number(text, 1440, " of minutes"));
        }
    }

    /** What users read. */
    static final class Reason implements ITypeConverter<String> {
        private static final int LONGEST = 300;

        @Override
        public String convert(String text) {
            if (text.codePointCount(0, text.length()) > LONGEST) {
                throw new TypeConversionException("more than %d characters".formatted(LONGEST));
            }
            if (!Terminal.line(text).equals(text)) {
                throw new TypeConversionException("not one line without control characters");
            }
            return text(text).strip();
        }
    }

    private static String text(String text) {
        return required(
                Optional.of(text).filter(given -> !given.isBlank() && !given.startsWith("--")), "a value is needed");
    }

    private static UserId user(String id) {
        if (id.length() > UserId.MAX_LENGTH) {
            throw new TypeConversionException("more than %d characters".formatted(UserId.MAX_LENGTH));
        }
        return new UserId(text(id));
    }

    private static SearchText searchText(String words) {
        if (SearchText.isTooLong(words)) {
            throw new TypeConversionException("more than %d characters".formatted(SearchText.MAX_LENGTH));
        }
        return SearchText.of(text(words));
    }

    private static RequestStatus status(String name) {
        return required(
                Stream.of(RequestStatus.values())
                        .filter(status -> Terminal.word(status).equals(name))
                        .findFirst(),
                "not one of "
                        + Stream.of(RequestStatus.values()).map(Terminal::word).collect(Collectors.joining(", ")));
    }

    private static int number(String text, int highest, String ofWhat) {
        return required(
                Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,6}"))
                        .map(Integer::valueOf)
                        .filter(number -> number >= 1 && number <= highest),
                "not a whole number%s from 1 to %d".formatted(ofWhat, highest));
    }

    private static <T> T required(Optional<T> value, String otherwise) {
        return value.orElseThrow(() -> new TypeConversionException(otherwise));
    }
}
