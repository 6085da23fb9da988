import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/cascade-lint/cascade-lint.json'))

// what the library maps is known, and not reported about
assert report.findings*.attribute == ['team']
assert report.findings[0].target == 'lib.Team'
assert report.findings[0].evidence*.file.contains('class-path-lib-1.0.jar!/lib/Owned.class')
assert report.coverage.entities == 1
assert report.coverage.unresolvedTargets == 0
assert report.complete

// neither a module that was never compiled nor a dependency that exists nowhere keeps the check from running
String log = new File(basedir, 'build.log').text
assert log.contains('because they cannot be had: io.github.cascadelint.it:class-path-gone:jar:1.0')
assert !log.contains('class-path-base:jar')
