package dev.socialposting.operations.aws;

import dev.socialposting.operations.DeadLetter;
import dev.socialposting.operations.DeadLetterQueue.Held;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message that was received from the dead-letter queue and is not deleted yet.
 *
 * @param postingQueueUrl where it is put back
 */
record SqsHeldLetter(SqsClient client, String queueUrl, String postingQueueUrl, Message message) implements Held {
    @Override
    public DeadLetter letter() {
        return SqsDeadLetterQueue.letter(message);
    }

    /** The trace header stays behind: Lambda counts by it how often a function has called itself, and this is a new beginning. */
    @Override
    public String putBack(String body) {
        String group = message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
        String id = Asking.aws(
                "put a message back",
                () -> client.sendMessage(request -> request.queueUrl(postingQueueUrl)
                                .messageBody(body)
                                .messageAttributes(message.messageAttributes())
                                .messageGroupId(group))
                        .messageId());
        delete();
        return id;
    }

    @Override
    public void delete() {
        Asking.aws(
                "delete a message",
                () -> client.deleteMessage(
                        request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
    }
}
