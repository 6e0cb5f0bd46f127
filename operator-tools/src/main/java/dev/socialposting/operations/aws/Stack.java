package dev.socialposting.operations.aws;

import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.Place;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Where the system of a CloudFormation stack is: its outputs say. */
public final class Stack {
    static final String TABLE_OUTPUT = "UploadRequestsTableName";
    static final String QUEUE_OUTPUT = "PostingDeadLetterQueueUrl";

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
        return new Place("the stack " + name, output(outputs, name, TABLE_OUTPUT), output(outputs, name, QUEUE_OUTPUT));
    }

    private static String output(Map<String, String> outputs, String stack, String name) {
        return Optional.ofNullable(outputs.get(name))
                .orElseThrow(() -> new OperationFailedException(
                        "The stack %s has no output %s: is it this system's?".formatted(stack, name)));
    }
}
