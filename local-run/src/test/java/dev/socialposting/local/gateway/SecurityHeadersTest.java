package dev.socialposting.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.aws.template.Template;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private static final String SIMULATOR = "http://127.0.0.1:8090";

    private final JsonNode deployed = JsonMapper.builder()
            .build()
            .valueToTree(Template.find().asWritten())
            .at("/Resources/DashboardHeaders/Properties/ResponseHeadersPolicyConfig/SecurityHeadersConfig");

    @Test
    void thePolicyIsTheDeployedOneWithTheSimulatorInsteadOfThePlaceToSignIn() {
        String policy = deployed.at("/ContentSecurityPolicy/ContentSecurityPolicy/Fn::Sub/0")
                .asText();

        assertThat(policy.replace(" ${SignIn};", ";"))
                .isEqualTo(local("content-security-policy").replace(" " + SIMULATOR, ""));
        assertThat(policy).contains("connect-src 'self' ${SignIn};");
    }

    @Test
    void whereUsersSignInItsOriginIsAllowed() {
        SignIn signIn = new SignIn.Needed(URI.create("http://127.0.0.1:8094/users"), "dashboard");

        assertThat(local("content-security-policy", signIn))
                .contains("connect-src 'self' " + SIMULATOR + " http://127.0.0.1:8094;");
    }

    @Test
    void theOtherHeadersAreTheDeployedOnes() {
        assertThat(deployed.at("/ReferrerPolicy/ReferrerPolicy").asText()).isEqualTo(local("referrer-policy"));
        assertThat(deployed.path("ContentTypeOptions").path("Override").asBoolean())
                .isTrue();
        assertThat(local("x-content-type-options")).isEqualTo("nosniff");
    }

    private static String local(String name) {
        return local(name, new SignIn.NotNeeded("local-user"));
    }

    private static String local(String name, SignIn signIn) {
        return SecurityHeaders.allowing(URI.create(SIMULATOR), signIn).stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
