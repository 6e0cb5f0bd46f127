package dev.socialposting.platforms.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.socialposting.platforms.meta.GraphClient.Fields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldsTest {
    private static final GraphAnswer TAKEN =
            new GraphAnswer.Success(new GraphObject(JsonNodeFactory.instance.objectNode()));

    private final List<String> asked = new ArrayList<>();
    private final Fields fields = Fields.of("id,caption,permalink", "id,permalink", "id");

    @Test
    void allAreAskedForAndNothingElseIfTheyAreTaken() {
        assertThat(ask("")).isEqualTo(TAKEN);
        assertThat(asked).containsExactly("id,caption,permalink");
    }

    @Test
    void fewerAreAskedForWhereOneIsRefused() {
        assertThat(ask("caption")).isEqualTo(TAKEN);
        assertThat(asked).containsExactly("id,caption,permalink", "id,permalink");
    }

    @Test
    void whatWasRefusedIsNotAskedForAgain() {
        ask("permalink");
        asked.clear();

        assertThat(ask("permalink")).isEqualTo(TAKEN);
        assertThat(asked).containsExactly("id");
    }

    @Test
    void ifTheFewestAreRefusedThatIsTheAnswer() {
        assertThat(ask("id")).isInstanceOf(GraphAnswer.Refusal.class);
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 | (#100) Tried accessing nonexisting field (caption) on node type (IGMedia) | 2
            100 | (#100) Invalid parameter                                                   | 2
            10  | (#10) Requires instagram_basic permission to read the caption              | 2
            200 | (#200) Permissions error                                                   | 2
            12  | (#12) caption is deprecated for versions v26.0 and higher                  | 2
            100 | (#100) Tried accessing nonexisting field (media) on node type (Page)       | 1
            100/33 | Object with ID '1' does not exist                                       | 1
            190 | Session has expired                                                        | 1
            4   | Application request limit reached                                          | 1
            1   | An unknown error occurred                                                  | 1
            """)
    void onlyARefusalThatMayBeOfAFieldIsWorthAnotherCall(String label, String words, int calls) {
        fields.ask(names -> {
            asked.add(names);
            return asked.size() == 1 ? new GraphAnswer.Refusal(Errors.saying(label, words)) : TAKEN;
        });

        assertThat(asked).hasSize(calls);
    }

    private GraphAnswer ask(String refused) {
        return fields.ask(names -> {
            asked.add(names);
            return List.of(names.split(",")).contains(refused)
                    ? new GraphAnswer.Refusal(
                            Errors.saying("100", "(#100) Tried accessing nonexisting field (" + refused + ")"))
                    : TAKEN;
        });
    }
}
