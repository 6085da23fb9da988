import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log =~ /Tests run: 2, Failures: 0, Errors: 0/
assert log =~ /Student\.java:\[15,25\] acme\/join-table-name: /
assert log.contains("1 finding at or above 'warning'")

// the second run had it switched off
def report = new JsonSlurper().parse(new File(basedir, 'custom-rule/target/cascade-lint/cascade-lint.json'))
assert report.complete
assert !report.findings*.rule.contains('acme/join-table-name')

// the command line finds it by the same jar; see RulesOptionTest
assert new File(basedir, 'custom-rule/rules/target/acme-rules-1.0.0.jar').file
