package dev.socialposting.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be chosen about a run.
 *
 * @param ports 0 takes a free one
 * @param data where tables, key and simulated platforms are kept
 * @param fresh whether to empty that directory first
 * @param environment of the process; variables of the functions' names set them
 */
record Settings(Map<LocalPort, Integer> ports, Path data, boolean fresh, Map<String, String> environment) {

    private static final String DATA_VARIABLE = "LOCAL_DATA";
    private static final String COMMIT_VARIABLE = "DEPLOYED_COMMIT";
    private static final String SIMULATOR_VARIABLE = "SIMULATOR_URL";

    Settings {
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    /**
     * Reads the ports and the place of the data from an environment.
     *
     * @param root of the repository; a relative place of the data is below it
     * @throws IllegalArgumentException naming the variable that is wrong
     */
    static Settings from(Map<String, String> environment, Path root, boolean fresh) {
        Map<LocalPort, Integer> ports = new EnumMap<>(LocalPort.class);
        for (LocalPort port : LocalPort.values()) {
            ports.put(port, port.in(environment));
        }
        Path data = root.resolve(environment.getOrDefault(DATA_VARIABLE, ".local"));
        return new Settings(ports, data, fresh, environment);
    }

    /** What is run, as {@code bin/run} finds it out; only letters, digits and hyphens of it are kept, as it is shown. */
    String commit() {
        String commit = environment.getOrDefault(COMMIT_VARIABLE, "").replaceAll("[^A-Za-z0-9-]", "");
        return commit.isEmpty() ? "local" : commit;
    }

    /** The simulator that runs already, if the environment names one. */
    Optional<URI> simulator() {
        return Optional.ofNullable(environment.get(SIMULATOR_VARIABLE))
                .filter(text -> !text.isBlank())
                .map(URI::create);
    }

    /** The ports that something here will listen on: not those of what the environment has elsewhere. */
    List<LocalPort> portsToOpen() {
        return Arrays.stream(LocalPort.values())
                .filter(port -> elsewhere(port).isEmpty())
                .toList();
    }

    /** Whether anything here has data to keep. */
    boolean keepsData() {
        return portsToOpen().stream()
                .anyMatch(
                        port -> port == LocalPort.SIMULATOR || port.awsService().isPresent());
    }

    private Optional<URI> elsewhere(LocalPort port) {
        return port == LocalPort.SIMULATOR
                ? simulator()
                : port.awsService().flatMap(service -> service.endpointIn(environment));
    }

    int port(LocalPort port) {
        return ports.getOrDefault(port, port.usual());
    }
}
