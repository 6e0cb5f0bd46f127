package dev.socialposting.operations.aws;

import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Place.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Where the system of a CloudFormation stack is: its outputs say. */
public final class Stack {
    private static final Map<Part, String> OUTPUTS = Map.of(
            Part.UPLOAD_REQUESTS, "UploadRequestsTableName",
            Part.SOCIAL_ACCOUNTS, "SocialAccountsTableName",
            Part.DEAD_LETTERS, "PostingDeadLetterQueueUrl",
            Part.NUDGES, "PostingQueueUrl");

    private Stack() {}

    /**
     * Reads the stack's outputs.
     *
     * @throws OperationFailedException if there is no such stack, or it lacks an output
     */
    public static Place place(CloudFormationClient client, String name) {
        Map<String, String> outputs = Asking.aws(
                "describe the stack " + name,
                () -> client.describeStacks(request -> request.stackName(name)).stacks().stream()
                        .flatMap(stack -> stack.outputs().stream())
                        .collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, output(outputs, name, outputOf(part)));
        }
        return new Place("the stack " + name, false, parts);
    }

    /** The name of the output that says where a part is. */
    static String outputOf(Part part) {
        return Optional.ofNullable(OUTPUTS.get(part)).orElseThrow();
    }

    private static String output(Map<String, String> outputs, String stack, String name) {
        return Optional.ofNullable(outputs.get(name))
                .orElseThrow(() -> new OperationFailedException(
                        "The stack %s has no output %s: is it this system's?".formatted(stack, name)));
    }
}
