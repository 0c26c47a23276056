/**
 * Texts and URLs that become code, as pages with Trusted Types want them: made by a policy. It is made once and only where
 * a page refused the plain text, because a page may count or forbid policies.
 *
 * @param {Window} window
 */
function createTrust(window) {
  var policy;

  function same(text) {
    return text;
  }

  return {
    /** Throws where the browser has no Trusted Types or the page forbids the policy `kite`. */
    demand: function () {
      policy = policy || window.trustedTypes.createPolicy('kite', { createScript: same, createScriptURL: same });
    },
    script: function (text) {
      return policy ? policy.createScript(text) : text;
    },
    url: function (text) {
      return policy ? policy.createScriptURL(text) : text;
    }
  };
}
