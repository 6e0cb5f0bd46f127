package dev.socialposting.simulator.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.socialposting.simulator.model.AccountKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as JSON and back: fields by name, times as text; where a field's type is sealed, {@code "is"} names the class. */
final class RecordJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(accountKeys())
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_ABSENT, Include.NON_ABSENT))
            .annotationIntrospector(new SealedTypes())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Every record names an account: as one text the file is much shorter. */
    private static SimpleModule accountKeys() {
        return new SimpleModule()
                .addSerializer(AccountKey.class, ToStringSerializer.instance)
                .addDeserializer(AccountKey.class, new FromStringDeserializer<AccountKey>(AccountKey.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected AccountKey _deserialize(String text, DeserializationContext context) {
                        return AccountKey.parse(text)
                                .orElseThrow(() -> new IllegalArgumentException(text + " is no account"));
                    }
                });
    }

    /** What is done with each change of a line. */
    interface Changes {
        void change(String table, String id, @Nullable String record);
    }

    /** Takes a line apart without looking into the records. */
    void changes(String line, Changes each) throws JsonProcessingException {
        try (JsonParser parser = mapper.createParser(line)) {
            require(parser, JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                String table = text(parser);
                String id = text(parser);
                String record = null;
                if (parser.nextToken() != JsonToken.END_ARRAY) {
                    long start = parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    parser.finishToken();
                    record = line.substring(
                            (int) start, (int) parser.currentLocation().getCharOffset());
                    require(parser, JsonToken.END_ARRAY);
                }
                each.change(table, id, record);
            }
        } catch (JsonProcessingException malformed) {
            throw malformed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        require(parser, JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void require(JsonParser parser, JsonToken wanted) throws IOException {
        if (parser.nextToken() != wanted) {
            throw new JsonParseException(parser, "not " + wanted);
        }
    }

    ObjectReader reader(Class<?> type) {
        return mapper.readerFor(type);
    }

    String text(Object value) throws JsonProcessingException {
        return mapper.writeValueAsString(value);
    }

    private static final class SealedTypes extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return annotated.getRawType().isSealed() && annotated.getAnnotated() instanceof Class<?>
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true, null)
                    : super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses())
                            .map(each -> new NamedType(each, each.getSimpleName()))
                            .toList()
                    : super.findSubtypes(annotated);
        }
    }
}
