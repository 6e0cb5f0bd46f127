package dev.socialposting.simulator.facebook;

import static dev.socialposting.simulator.graph.ScenarioParameter.flag;
import static dev.socialposting.simulator.graph.ScenarioParameter.text;

import dev.socialposting.simulator.graph.ScenarioDefinition;
import java.util.List;

/** Scenarios about the form of answers. */
final class FacebookAnswerScenarios {
    private FacebookAnswerScenarios() {}

    static List<ScenarioDefinition<FacebookScript>> all() {
        return List.of(
                ScenarioDefinition.of(
                        "documented-spelling",
                        24,
                        "The status object is spelled as in the documentation: completed, bytes_transfered, error{message}.",
                        (script, values) -> {
                            script.spelling = FacebookScript.Spelling.DOCS;
                            if (values.flag("processing_error")) {
                                script.plan = script.plan.withProcessingError(new PhaseError(
                                        1363127, "The resolution of a reel must be at least 540 x 960."));
                            }
                        },
                        flag(
                                "processing_error",
                                false,
                                "whether processing ends with an error, to see that spelling too")),
                ScenarioDefinition.of(
                        "processing-before-finish",
                        24,
                        "Once uploaded, video_status says processing before finish was called, as seen in a real answer.",
                        (script, values) -> script.processingBeforeFinish = true),
                ScenarioDefinition.of(
                        "relative-permalink",
                        25,
                        "permalink_url has no host, such as /reel/123/.",
                        (script, values) -> script.relativePermalink = true),
                ScenarioDefinition.of(
                        "field-refused",
                        0,
                        "Reads of videos and lists that ask for a field are refused with 100, as if there were no such field.",
                        (script, values) -> script.refuseField(values.text("field")),
                        text("field", "post_id", "its name")));
    }
}
