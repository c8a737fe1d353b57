internal import Glibc

exit(CommandLineProgram(surroundings: .ofProcess()).run(Array(CommandLine.arguments.dropFirst())).rawValue)
