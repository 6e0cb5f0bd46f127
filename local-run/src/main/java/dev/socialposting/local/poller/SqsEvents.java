package dev.socialposting.local.poller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Builds the event that Lambda makes of received messages. Source: Lambda developer guide, "Using Lambda with Amazon SQS". */
final class SqsEvents {

    private final JsonMapper json = new JsonMapper();
    private final String queueArn;

    SqsEvents(String queueArn) {
        this.queueArn = queueArn;
    }

    String event(List<Message> messages) {
        ObjectNode event = json.createObjectNode();
        var records = event.putArray("Records");
        messages.forEach(message -> records.add(record(message)));
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }

    private ObjectNode record(Message message) {
        ObjectNode entry = json.createObjectNode();
        entry.put("messageId", message.messageId());
        entry.put("receiptHandle", message.receiptHandle());
        entry.put("body", message.body());
        ObjectNode attributes = entry.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode messageAttributes = entry.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> messageAttributes.set(name, attribute(value)));
        entry.put("md5OfBody", message.md5OfBody());
        entry.put("eventSource", "aws:sqs");
        entry.put("eventSourceARN", queueArn);
        entry.put("awsRegion", queueArn.split(":", -1)[3]);
        return entry;
    }

    private ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode attribute = json.createObjectNode();
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            attribute.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        attribute.put("dataType", value.dataType());
        return attribute;
    }
}
