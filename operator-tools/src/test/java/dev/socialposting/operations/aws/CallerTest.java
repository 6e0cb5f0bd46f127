package dev.socialposting.operations.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.operations.OperationFailedException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

/** Against a server that answers what the STS API reference says GetCallerIdentity answers. */
class CallerTest {
    private XmlServer server;
    private StsClient client;

    @BeforeEach
    void start() throws IOException {
        server = new XmlServer();
        client = server.client(StsClient.builder());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theOperatorIsTheSessionThatAsks() {
        server.answer(200, """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:sts::123456789012:assumed-role/Operators/who@example.com</Arn><UserId>AROA:who@example.com</UserId>
                <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
                """);

        assertThat(Caller.arn(client)).isEqualTo("arn:aws:sts::123456789012:assumed-role/Operators/who@example.com");
        assertThat(server.asked()).contains("Action=GetCallerIdentity");
    }

    @Test
    void whoeverAwsDoesNotKnowIsNobody() {
        server.answer(403, """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                <Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>
                """);

        assertThatThrownBy(() -> Caller.arn(client))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("The security token included in the request is expired");
    }
}
